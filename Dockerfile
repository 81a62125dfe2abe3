# One image for the web server, the worker, the clock and the preparation; docker-compose.yml says what each one runs.
FROM python:3.13.7-slim-bookworm AS packages
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /packages \
 && /packages/bin/pip install --no-cache-dir --no-compile --only-binary :all: --require-hashes -r requirements.lock \
 && /packages/bin/python -m compileall -q /packages/lib

FROM python:3.13.7-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 toewijzer \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin toewijzer \
 && install -d -o toewijzer -g toewijzer -m 0700 /data/private \
 && install -d -o toewijzer -g toewijzer -m 0755 /data/static
COPY --from=packages /packages /packages
WORKDIR /app
COPY . ./
RUN /packages/bin/python -m compileall -q .
ENV PATH=/packages/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp/cache \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    PRIVATE_ROOT=/data/private \
    STATIC_ROOT=/data/static \
    WEB_BIND=0.0.0.0:8000
USER 10001:10001
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
