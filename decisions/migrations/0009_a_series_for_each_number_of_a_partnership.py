from django.db import migrations

# The series of a partnership goes by its number: one that gets another number begins anew (fine-print §12).
SERIES = """
    UPDATE casework_counter c SET series = 'decision:' || p.code
    FROM accounts_partnership p WHERE p.id = c.partnership_id AND c.series = 'decision';
    UPDATE casework_reservedrange r SET series = 'decision:' || p.code
    FROM accounts_partnership p WHERE p.id = r.partnership_id AND r.series = 'decision';
"""
SERIES_BACK = """
    UPDATE casework_counter SET series = 'decision' WHERE series LIKE 'decision:%';
    UPDATE casework_reservedrange SET series = 'decision' WHERE series LIKE 'decision:%';
"""
# Cases are found by the numbers of the decisions that were sent.
NUMBERS = """
    UPDATE applications_application a
    SET decision_numbers = left(sent.numbers, 200),
        search_key = left(btrim(a.search_key || ' ' || lower(replace(sent.numbers, '-', ' '))), 1000)
    FROM (
        SELECT application_id, string_agg(number, ' ' ORDER BY id) AS numbers
        FROM decisions_decision WHERE published_on IS NOT NULL AND number <> '' GROUP BY application_id
    ) sent
    WHERE sent.application_id = a.id;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_partnerships_that_merge'),
        ('applications', '0013_partnerships_that_merge'),
        ('casework', '0007_messages_held_back'),
        ('decisions', '0008_flaws_and_new_facts'),
    ]

    operations = [
        migrations.RunSQL(SERIES, SERIES_BACK),
        migrations.RunSQL(NUMBERS, migrations.RunSQL.noop),
    ]
