"""Addresses of experts, assignments and advices."""

from django.urls import path

from assessments.views import advising, assigning, dossiers, file, instruments, loading, register

app_name = "assessments"
urlpatterns = [
    path("deskundigen/", register.experts, name="experts"),
    path("deskundigen/toevoegen/", register.AddExpertPage.as_view(), name="add_expert"),
    path("deskundigen/<uuid:public_id>/", register.expert, name="expert"),
    path("deskundigen/<uuid:public_id>/wijzigen/", register.ChangeExpertPage.as_view(), name="change_expert"),
    path("deskundigen/<uuid:public_id>/band/", register.AddTiePage.as_view(), name="add_tie"),
    path("deskundigen/<uuid:public_id>/afwezig/", register.AddAbsencePage.as_view(), name="add_absence"),
    path("banden/<uuid:public_id>/beeindigen/", register.EndTiePage.as_view(), name="end_tie"),
    path("afwezigheid/<uuid:public_id>/verwijderen/", register.RemoveAbsencePage.as_view(), name="remove_absence"),
    path("testlijsten/", instruments.instrument_lists, name="instrument_lists"),
    path("testlijsten/voorbeeld/", loading.template, name="instrument_template"),
    path("testlijsten/inlezen/", loading.LoadListPage.as_view(), name="load_instruments"),
    path("testlijsten/inlezen/controleren/", loading.PreviewPage.as_view(), name="preview_instruments"),
    path("testlijsten/<uuid:public_id>/", instruments.instrument_list, name="instrument_list"),
    path("testlijsten/<uuid:public_id>/bestand/", instruments.download, name="instrument_file"),
    path("testlijsten/<uuid:public_id>/vaststellen/", instruments.CheckListPage.as_view(), name="check_instruments"),
    path(
        "testlijsten/<uuid:public_id>/regels/<slug:code>/",
        instruments.ChangeRulePage.as_view(),
        name="change_instrument_rule",
    ),
    path("mijn-gegevens/", register.my_register, name="my_register"),
    path("aanvragen/<uuid:public_id>/<slug:slot>/", assigning.candidates, name="candidates"),
    path(
        "aanvragen/<uuid:public_id>/<slug:slot>/<uuid:expert>/",
        assigning.AssignPage.as_view(),
        name="assign",
    ),
    path("opdrachten/<uuid:public_id>/", file.assignment, name="assignment"),
    path("opdrachten/<uuid:public_id>/aannemen/", assigning.AcceptPage.as_view(), name="accept"),
    path("opdrachten/<uuid:public_id>/teruggeven/", assigning.RecusePage.as_view(), name="recuse"),
    path("opdrachten/<uuid:public_id>/vervangen/", assigning.ReplacePage.as_view(), name="replace"),
    path("opdrachten/<uuid:public_id>/vraag/", file.AskPage.as_view(), name="ask"),
    path("opdrachten/<uuid:public_id>/advies/", advising.WritePage.as_view(), name="write_advice"),
    path("opdrachten/<uuid:public_id>/advies/indienen/", advising.SubmitPage.as_view(), name="submit_advice"),
    path("opdrachten/<uuid:public_id>/advies/ingediend/", advising.advice_submitted, name="advice_submitted"),
    path("stukken/<uuid:public_id>/gezien/", file.SeenPage.as_view(), name="notice_seen"),
    path("stukken/<uuid:public_id>/antwoord/", file.NoticeAnswerPage.as_view(), name="notice_answer"),
    path("stukken/<uuid:public_id>/terzijde/", file.NoticeAsidePage.as_view(), name="notice_aside"),
    path("vragen/<uuid:public_id>/beantwoorden/", file.AnswerQuestionPage.as_view(), name="answer_question"),
    path("oso-dossier/", dossiers.UploadPage.as_view(), name="dossier"),
    path("oso-dossier/<uuid:public_id>/", dossiers.ReadPage.as_view(), name="dossier_read"),
    path("oso-dossier/<uuid:public_id>/sluiten/", dossiers.ClosePage.as_view(), name="close_dossier"),
    path("oso-dossier/aanvraag/<uuid:public_id>/", dossiers.begun, name="dossier_begun"),
    path("<uuid:public_id>/", advising.advice, name="advice"),
    path("<uuid:public_id>/terzijde/", advising.SetAsidePage.as_view(), name="set_aside"),
]
