"""No decision on objection without the committee's final advice, unless every objection is met in full (Awb 7:13).

The row of the case is locked before it is looked at, as every verb does; fires only when a decision leaves ``draft``.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION ruling_needs_advice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'toewijzer_retention' THEN RETURN NEW; END IF;
    PERFORM 1 FROM applications_application WHERE id = (
        SELECT application_id FROM objections_procedure WHERE id = NEW.procedure_id
    ) FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM objections_committeeadvice
         WHERE id = NEW.advice_id AND procedure_id = NEW.procedure_id AND status = 'final'
    ) THEN
        RETURN NEW;
    END IF;
    IF NEW.advice_id IS NULL AND NEW.verdicts <> '{}'::jsonb AND NOT EXISTS (
        SELECT 1 FROM jsonb_each_text(NEW.verdicts) verdict WHERE verdict.value <> 'met'
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ruling_without_advice: no final advice of the committee' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER ruling_advice_inserted BEFORE INSERT ON objections_objectiondecision
    FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION ruling_needs_advice();
CREATE TRIGGER ruling_advice_adopted BEFORE UPDATE ON objections_objectiondecision
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status <> 'draft') EXECUTE FUNCTION ruling_needs_advice();
"""

BACK = """
DROP TRIGGER ruling_advice_adopted ON objections_objectiondecision;
DROP TRIGGER ruling_advice_inserted ON objections_objectiondecision;
DROP FUNCTION ruling_needs_advice();
"""


class Migration(migrations.Migration):
    dependencies = [("objections", "0005_deciding")]

    operations = [migrations.RunSQL(GUARD, BACK)]
