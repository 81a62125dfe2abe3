"""Two advices before a decision, kept by the database: the tables of two apps meet here, so the guard stands here.

Both sides lock the row of the case first and only then look, in a new statement: a look that came before the other's
commit would let one advice through. Needs READ COMMITTED (or SERIALIZABLE). The guard fires only when a decision leaves
``draft``; a decision on a formal ground carries no finding and needs no advices.
"""

from django.db import migrations

LOCK = "PERFORM 1 FROM applications_application WHERE id = NEW.application_id FOR NO KEY UPDATE;"
LET_RETENTION_THROUGH = "IF current_user = 'toewijzer_retention' THEN RETURN NEW; END IF;"

DECISION_SIDE = f"""
CREATE FUNCTION decision_needs_two_advices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    advices integer;
    experts integer;
BEGIN
    {LET_RETENTION_THROUGH}
    {LOCK}
    IF NEW.ground IN ('not_processed', 'not_competent', 'no_route', 'repeat') AND NEW.outcome <> 'grant' THEN
        RETURN NEW;
    END IF;
    SELECT count(DISTINCT advice.slot), count(DISTINCT advice.expert_id) INTO advices, experts
      FROM assessments_advice advice
      JOIN assessments_assignment assignment ON assignment.id = advice.assignment_id
     WHERE advice.application_id = NEW.application_id
       AND advice.status = 'final' AND advice.slot IN (1, 2) AND advice.independent
       AND assignment.application_id = NEW.application_id AND assignment.status = 'done'
       AND NOT EXISTS (SELECT 1 FROM assessments_advicesetaside aside WHERE aside.advice_id = advice.id)
       AND NOT EXISTS (
           SELECT 1 FROM assessments_advice newer WHERE newer.supersedes_id = advice.id AND newer.status = 'final'
       );
    IF advices <> 2 OR experts <> 2 THEN
        RAISE EXCEPTION 'decision_two_advices: % advices of % experts count', advices, experts
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER decision_two_advices_inserted BEFORE INSERT ON decisions_decision
    FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION decision_needs_two_advices();
CREATE TRIGGER decision_two_advices_adopted BEFORE UPDATE ON decisions_decision
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status <> 'draft') EXECUTE FUNCTION decision_needs_two_advices();
"""

ADVICE_SIDE = f"""
CREATE FUNCTION advice_of_a_decision_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    {LET_RETENTION_THROUGH}
    {LOCK}
    IF EXISTS (
        SELECT 1 FROM decisions_decision
         WHERE application_id = NEW.application_id AND status IN ('adopted', 'published')
    ) THEN
        RAISE EXCEPTION 'advice_of_a_decision: a decision rests on this advice' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER advice_set_aside_before_decision BEFORE INSERT ON assessments_advicesetaside
    FOR EACH ROW EXECUTE FUNCTION advice_of_a_decision_stays();
CREATE TRIGGER advice_final_before_decision BEFORE UPDATE ON assessments_advice
    FOR EACH ROW WHEN (OLD.status = 'final' OR NEW.status = 'final') EXECUTE FUNCTION advice_of_a_decision_stays();
CREATE TRIGGER advice_inserted_before_decision BEFORE INSERT ON assessments_advice
    FOR EACH ROW WHEN (NEW.status = 'final') EXECUTE FUNCTION advice_of_a_decision_stays();
"""

BACK = """
DROP TRIGGER advice_inserted_before_decision ON assessments_advice;
DROP TRIGGER advice_final_before_decision ON assessments_advice;
DROP TRIGGER advice_set_aside_before_decision ON assessments_advicesetaside;
DROP FUNCTION advice_of_a_decision_stays();
DROP TRIGGER decision_two_advices_adopted ON decisions_decision;
DROP TRIGGER decision_two_advices_inserted ON decisions_decision;
DROP FUNCTION decision_needs_two_advices();
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial"), ("assessments", "0001_initial")]

    operations = [migrations.RunSQL(DECISION_SIDE + ADVICE_SIDE, BACK)]
