"""Addresses of objections."""

from django.urls import path

from objections.views import (
    answering,
    filing,
    handling,
    lengthening,
    ruling_deciding,
    ruling_sending,
    ruling_writing,
)

app_name = "objections"
urlpatterns = [
    path("besluit/<uuid:public_id>/maken/", filing.FilePage.as_view(), name="file"),
    path("besluit/<uuid:public_id>/controleren/", filing.CheckPage.as_view(), name="check"),
    path("besluit/<uuid:public_id>/registreren/", filing.RegisterPage.as_view(), name="register"),
    path("procedure/<uuid:public_id>/uitstellen/", lengthening.DelayPage.as_view(), name="delay"),
    path("procedure/<uuid:public_id>/verdagen/", lengthening.AdjournPage.as_view(), name="adjourn"),
    path("procedure/<uuid:public_id>/voorbereiden/", ruling_writing.PreparePage.as_view(), name="ruling_prepare"),
    path("beslissing/<uuid:public_id>/", ruling_deciding.ruling, name="ruling"),
    path("beslissing/<uuid:public_id>/aanbieden/", ruling_writing.OfferPage.as_view(), name="ruling_offer"),
    path("beslissing/<uuid:public_id>/nemen/", ruling_deciding.AdoptPage.as_view(), name="ruling_adopt"),
    path("beslissing/<uuid:public_id>/opnieuw-opmaken/", ruling_sending.RemakePage.as_view(), name="ruling_remake"),
    path("beslissing/<uuid:public_id>/schrijven/", ruling_writing.WritePage.as_view(), name="ruling_write"),
    path("beslissing/<uuid:public_id>/teruggeven/", ruling_deciding.ReturnPage.as_view(), name="ruling_return"),
    path("beslissing/<uuid:public_id>/terugnemen/", ruling_deciding.TakeBackPage.as_view(), name="ruling_take_back"),
    path("beslissing/<uuid:public_id>/uitleg/", ruling_sending.told, name="ruling_told"),
    path("beslissing/<uuid:public_id>/versturen/", ruling_sending.PublishPage.as_view(), name="ruling_publish"),
    path("beslissing/<uuid:public_id>/voorbeeld/", ruling_deciding.preview, name="ruling_preview"),
    path("beslissing/<uuid:public_id>/weggooien/", ruling_writing.DropPage.as_view(), name="ruling_drop"),
    path("<uuid:public_id>/", answering.objection, name="objection"),
    path("<uuid:public_id>/aanvullen/", answering.MendPage.as_view(), name="mend"),
    path("<uuid:public_id>/belanghebbende/", handling.JudgePartyPage.as_view(), name="judge_party"),
    path("<uuid:public_id>/herstel-sluiten/", handling.LapseRepairPage.as_view(), name="lapse_repair"),
    path("<uuid:public_id>/herstel-verlengen/", handling.ExtendRepairPage.as_view(), name="extend_repair"),
    path("<uuid:public_id>/herstel-vragen/", handling.AskRepairPage.as_view(), name="ask_repair"),
    path("<uuid:public_id>/hersteld/", handling.RecordRepairPage.as_view(), name="record_repair"),
    path("<uuid:public_id>/intrekken/", answering.WithdrawPage.as_view(), name="withdraw"),
    path("<uuid:public_id>/ontvangen/", filing.received, name="received"),
    path("<uuid:public_id>/reden/", answering.AnswerLateReasonPage.as_view(), name="answer_late_reason"),
    path("<uuid:public_id>/reden-vragen/", handling.AskLateReasonPage.as_view(), name="ask_late_reason"),
    path("<uuid:public_id>/stuk-toevoegen/", answering.AddPapersPage.as_view(), name="add_papers"),
    path("<uuid:public_id>/termijn-beoordelen/", handling.JudgeLatePage.as_view(), name="judge_late"),
]
