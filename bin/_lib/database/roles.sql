-- Run once by psql as superuser on a new server: the three roles, and the database as the program expects it.
-- The same as launcher/roles.py makes for the demo and the tests, but that no role here may make databases.
-- Passwords come from the environment; without one of them this stops.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv retention_password RETENTION_PASSWORD

CREATE ROLE toewijzer_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE toewijzer_app LOGIN PASSWORD :'app_password';
CREATE ROLE toewijzer_retention LOGIN PASSWORD :'retention_password';

CREATE DATABASE toewijzer OWNER toewijzer_owner TEMPLATE template0;
REVOKE ALL ON DATABASE toewijzer FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE toewijzer TO toewijzer_app, toewijzer_retention;

\connect toewijzer
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
GRANT USAGE ON SCHEMA public TO toewijzer_app, toewijzer_retention;
ALTER DEFAULT PRIVILEGES FOR ROLE toewijzer_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO toewijzer_app, toewijzer_retention;
ALTER DEFAULT PRIVILEGES FOR ROLE toewijzer_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO toewijzer_app, toewijzer_retention;
