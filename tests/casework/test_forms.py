import re

import pytest
from crispy_forms.utils import render_crispy_form
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from casework.bsn import EXPLANATION
from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    ManyChoicesField,
    TextField,
    UploadField,
    WholeNumberField,
    YesNoField,
)
from casework.forms import BSN_IN_FILE_NAME, Group, PlainForm

BSN = "123456782"


class Sample(PlainForm):
    groups = (Group("Leerling", ("name", "born"), "Zoals op het uittreksel."),)

    name = TextField(max_length=60, label="Achternaam")
    born = DutchDateField(label="Geboortedatum", help_text="Bijvoorbeeld 3-9-2014")
    kind = ChoiceField(choices=[("pro", "pro"), ("lwoo", "lwoo")], label="Soort", help_text="Kies er één.")
    dle = WholeNumberField(low=0, high=120, noun="DLE", label="DLE", required=False)
    heard = YesNoField(label="Gehoord", required=False)
    domains = ManyChoicesField(choices=[("a", "a"), ("b", "b")], label="Domeinen", required=False)
    why = TextField(max_length=500, lines=5, label="Motivering", required=False, help_text="Waarom?")
    sure = CheckField(label="Alles is toegevoegd", required=False)
    file = UploadField(largest=1000, label="Verslag", required=False)


GOOD = {"name": "Jansen", "born": "3-9-2014", "kind": "pro"}


def sample(values=GOOD, files=None, **kwargs) -> Sample:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Sample(data, MultiValueDict(files or {}), **kwargs)


def tag_with(html: str, needle: str) -> str:
    return next(tag for tag in re.findall(r"<[^>]+>", html) if needle in tag)


def test_a_good_form():
    form = sample()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["dle"] is None
    assert form.cleaned_data["heard"] is None


def test_what_is_missing_is_named():
    form = sample({})
    assert form.errors == {
        "name": ["Vul in: ‘Achternaam’."],
        "born": ["Vul bij ‘Geboortedatum’ een datum in, als 3-9-2026."],
        "kind": ["Maak een keuze bij ‘Soort’."],
    }


def test_label_hint_error_and_input_in_that_order_and_tied_together():
    html = render_crispy_form(sample({**GOOD, "born": "31-2-2014"}))
    field = html[html.index('id="div_id_born"') : html.index('id="div_id_kind"')]
    places = [field.index(part) for part in ("<label", "id_born_helptext", "id_born_error", "<input")]
    assert places == sorted(places)
    shown = tag_with(html, 'id="id_born"')
    assert 'aria-describedby="id_born_helptext id_born_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'value="31-2-2014"' in shown
    assert "required" not in shown


def test_radio_buttons_stand_in_a_fieldset_that_carries_hint_and_error():
    html = render_crispy_form(sample({}))
    assert 'aria-describedby="id_kind_helptext id_kind_error"' in tag_with(html, "<fieldset aria")
    assert '<legend class="form-label">Soort</legend>' in html
    assert 'for="id_kind_0"' in html


def test_the_summary_links_every_error_to_its_input():
    html = render_crispy_form(sample({}))
    summary = html[html.index("error-summary") : html.index("</ul>")]
    assert re.findall(r'href="#([^"]+)"', summary) == ["id_name", "id_born", "id_kind_0"]
    assert all(f'id="{target}"' in html for target in ("id_name", "id_born", "id_kind_0"))


def test_groups_come_first_and_other_fields_follow():
    html = render_crispy_form(Sample())
    assert html.index("<legend>Leerling</legend>") < html.index("id_name") < html.index("id_kind_0")
    assert "error-summary" not in html


def test_a_legend_is_text_and_not_a_template():
    class Odd(PlainForm):
        groups = (Group("{{ x }} <b>", ("name",)),)
        name = TextField(max_length=5)

    assert "<legend>{{ x }} &lt;b&gt;</legend>" in render_crispy_form(Odd())


def test_what_is_not_required_is_marked_unless_the_form_says_which():
    class Section(Sample):
        optional = ("why",)

    assert render_crispy_form(Sample()).count("(niet verplicht)") == 5
    assert render_crispy_form(Section()).count("(niet verplicht)") == 1


def test_a_text_area_is_tied_to_its_counter():
    html = render_crispy_form(Sample())
    assert 'aria-describedby="id_why_helptext id_why_counter"' in tag_with(html, 'id="id_why"')
    assert 'id="id_why_counter"' in html


@pytest.mark.parametrize("name", ["name", "born", "dle", "why"])
def test_a_bsn_is_refused_in_every_text_and_the_input_is_kept(name):
    form = sample({**GOOD, name: f" {BSN} "})
    assert EXPLANATION in form.errors[name]
    assert name not in form.cleaned_data
    assert BSN in render_crispy_form(form)


def test_a_bsn_in_a_file_name_is_refused():
    form = sample(files={"file": [SimpleUploadedFile(f"verslag-{BSN}.pdf", b"x")]})
    assert form.errors == {"file": [BSN_IN_FILE_NAME]}


def test_a_bsn_is_refused_when_a_form_has_its_own_clean():
    class Own(Sample):
        def clean(self):
            return self.cleaned_data

    assert EXPLANATION in Own({**GOOD, "name": BSN}).errors["name"]


def test_a_number_that_somebody_looked_at_is_accepted():
    assert sample({**GOOD, "name": BSN}, accepted_numbers=[BSN]).is_valid()


ODD = ["", "a" * 100_000, "a\x00b", "🙂", "<script>", "-1", "٣", "\ud7ff", "1e9"]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_input_is_answered_with_what_was_typed(odd):
    form = sample({**dict.fromkeys(Sample.base_fields, odd), "domains": [odd, odd]})
    form.is_valid()
    shown = odd.replace("\x00", "").replace("<", "&lt;").replace(">", "&gt;")
    assert shown in render_crispy_form(form)
    form.typed()


def test_a_file_where_a_text_is_asked_and_the_other_way_round():
    form = sample({"file": "tekst"}, files={"name": [SimpleUploadedFile("x.pdf", b"x")]})
    assert "name" in form.errors


def test_a_draft_keeps_what_was_typed_without_files_and_numbers_of_persons():
    form = sample(
        {**GOOD, "born": "31-2-2014", "why": f"nummer {BSN}", "domains": ["a", "b"]},
        files={"file": [SimpleUploadedFile("x.pdf", b"x")]},
    )
    assert form.typed() == {
        "name": "Jansen",
        "born": "31-2-2014",
        "kind": "pro",
        "dle": "",
        "heard": "",
        "domains": ["a", "b"],
        "sure": "",
    }


def test_a_draft_is_shown_again():
    typed = sample({**GOOD, "born": "31-2-2014", "sure": "on", "domains": ["b"]}).typed()
    html = render_crispy_form(Sample(initial=typed))
    assert 'value="31-2-2014"' in html
    assert "checked" in tag_with(html, 'id="id_sure"')
    assert "checked" in tag_with(html, 'id="id_domains_1"')
    assert "checked" not in tag_with(html, 'id="id_domains_0"')
    assert "checked" in tag_with(html, 'id="id_kind_0"')


def test_a_field_that_an_instance_takes_out_is_no_fault():
    form = Sample()
    del form.fields["born"]
    assert "id_born" not in render_crispy_form(form)
