"""One decision of a case counts at a time: another is adopted beside it only to take its place.

A trigger, because a unique index cannot follow ``supersedes``. The row of the case is locked before it is looked at, so
that two people who decide at once see each other.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION decision_beside_another() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'toewijzer_retention' THEN RETURN NEW; END IF;
    PERFORM 1 FROM applications_application WHERE id = NEW.application_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM decisions_decision
         WHERE application_id = NEW.application_id AND id <> NEW.id AND status = 'published'
           AND id IS DISTINCT FROM NEW.supersedes_id
    ) THEN
        RAISE EXCEPTION 'decision_beside_another: another decision counts' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER decision_beside_another_inserted BEFORE INSERT ON decisions_decision
    FOR EACH ROW WHEN (NEW.status = 'adopted') EXECUTE FUNCTION decision_beside_another();
CREATE TRIGGER decision_beside_another_adopted BEFORE UPDATE ON decisions_decision
    FOR EACH ROW WHEN (OLD.status <> 'adopted' AND NEW.status = 'adopted') EXECUTE FUNCTION decision_beside_another();
"""

BACK = """
DROP TRIGGER decision_beside_another_adopted ON decisions_decision;
DROP TRIGGER decision_beside_another_inserted ON decisions_decision;
DROP FUNCTION decision_beside_another();
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0006_one_takes_the_place_of_another")]

    operations = [migrations.RunSQL(GUARD, BACK)]
