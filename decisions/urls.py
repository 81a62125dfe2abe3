"""Addresses of decisions and hearings."""

from django.urls import path

from decisions.views import (
    breaches,
    collecting,
    deciding,
    flaws,
    hearing,
    numbering,
    papers,
    replacing,
    sending,
    writing,
)

app_name = "decisions"
urlpatterns = [
    path("nummering/", numbering.numbering, name="numbering"),
    path("nummering/begin/", numbering.FirstNumberPage.as_view(), name="first_number"),
    path("nummering/reserveren/", numbering.ReservePage.as_view(), name="reserve_numbers"),
    path("nummering/vrijgeven/", numbering.ReleasePage.as_view(), name="release_numbers"),
    path("aanvraag/<uuid:public_id>/verkeerd-bezorgd/", breaches.ReportBreachPage.as_view(), name="report_breach"),
    path("datalekken/<uuid:public_id>/", breaches.SettleBreachPage.as_view(), name="settle_breach"),
    path("aanvraag/<uuid:public_id>/voorbereiden/", writing.PreparePage.as_view(), name="prepare"),
    path("aanvraag/<uuid:public_id>/zonder-adviezen/", writing.PrepareFormalPage.as_view(), name="prepare_formal"),
    path("aanvraag/<uuid:public_id>/horen/", hearing.hearings, name="hearings"),
    path("aanvraag/<uuid:public_id>/horen/uitnodigen/", hearing.InvitePage.as_view(), name="invite"),
    path("aanvraag/<uuid:public_id>/horen/achterwege/", hearing.LeaveOutPage.as_view(), name="leave_out"),
    path("horen/<uuid:public_id>/", hearing.CloseHearingPage.as_view(), name="close_hearing"),
    path("document/<uuid:public_id>/", papers.ended_paper, name="ended_paper"),
    path("<uuid:public_id>/", deciding.decide, name="decide"),
    path("<uuid:public_id>/schrijven/", writing.WritePage.as_view(), name="write"),
    path("<uuid:public_id>/opnieuw-overnemen/", writing.PlaceAgainPage.as_view(), name="place_again"),
    path("<uuid:public_id>/weggooien/", writing.DropPage.as_view(), name="drop"),
    path("<uuid:public_id>/aanbieden/", writing.OfferPage.as_view(), name="offer"),
    path("<uuid:public_id>/voorbeeld/", deciding.preview, name="preview"),
    path("<uuid:public_id>/teruggeven/", deciding.ReturnPage.as_view(), name="return"),
    path("<uuid:public_id>/nemen/", deciding.AdoptPage.as_view(), name="adopt"),
    path("<uuid:public_id>/genomen/", deciding.adopted, name="adopted"),
    path("<uuid:public_id>/terugnemen/", deciding.TakeBackPage.as_view(), name="take_back"),
    path("<uuid:public_id>/opnieuw-opmaken/", sending.RemakePage.as_view(), name="remake"),
    path("<uuid:public_id>/fout/", replacing.mend, name="mend"),
    path("<uuid:public_id>/herstellen/", replacing.CorrectPage.as_view(), name="correct"),
    path("<uuid:public_id>/vervangen/", replacing.RenewPage.as_view(), name="renew"),
    path("<uuid:public_id>/gebrek/", flaws.ReportFlawPage.as_view(), name="report_flaw"),
    path("gebreken/<uuid:public_id>/", flaws.SettleFlawPage.as_view(), name="settle_flaw"),
    path("<uuid:public_id>/ontvangst/", collecting.ConfirmReceiptPage.as_view(), name="confirm_receipt"),
    path("<uuid:public_id>/versturen/", sending.PublishPage.as_view(), name="publish"),
    path("<uuid:public_id>/verstuurd/", sending.published, name="published"),
]
