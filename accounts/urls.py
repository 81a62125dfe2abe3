"""Addresses of people, organisations and settings."""

from django.urls import path

from accounts.views import (
    access_log,
    account,
    home,
    invitation,
    leaving,
    organisations,
    outages,
    people,
    reference,
    settings,
    texts,
)

app_name = "accounts"
urlpatterns = [
    path("", home.home, name="home"),
    path("rollen/", home.hats, name="hats"),
    path("rollen/wissel/", home.switch_hat, name="switch_hat"),
    path("hulp/", home.help_page, name="help"),
    path("privacy/", home.privacy, name="privacy"),
    path("account/", account.account, name="account"),
    path("account/naam/", account.ChangeNamePage.as_view(), name="change_name"),
    path("account/herstelcodes/", account.recovery_codes, name="recovery_codes"),
    path("uitnodiging/<str:token>/", invitation.InvitationPage.as_view(), name="invitation"),
    path("mensen/", people.people, name="people"),
    path("mensen/toevoegen/", people.InvitePage.as_view(), name="invite"),
    path("mensen/<uuid:public_id>/", people.member, name="member"),
    path("mensen/<uuid:public_id>/beeindigen/", people.EndMembershipPage.as_view(), name="end_membership"),
    path("mensen/<uuid:public_id>/uitnodiging/", people.RenewInvitationPage.as_view(), name="renew_invitation"),
    path("mensen/<uuid:public_id>/vertrek/", leaving.LeavePage.as_view(), name="leave"),
    path(
        "mensen/<uuid:public_id>/uitnodiging/intrekken/",
        people.WithdrawInvitationPage.as_view(),
        name="withdraw_invitation",
    ),
    path("mensen/<uuid:public_id>/mandaat/", people.GrantMandatePage.as_view(), name="grant_mandate"),
    path("mandaten/<uuid:public_id>/beeindigen/", people.EndMandatePage.as_view(), name="end_mandate"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path(
        "organisaties/samenwerkingsverband/", organisations.ChangePartnershipPage.as_view(), name="change_partnership"
    ),
    path("organisaties/besturen/toevoegen/", organisations.AddBoardPage.as_view(), name="add_board"),
    path("organisaties/besturen/<uuid:public_id>/", organisations.ChangeBoardPage.as_view(), name="change_board"),
    path("organisaties/besturen/<uuid:public_id>/vestiging/", organisations.AddSitePage.as_view(), name="add_site"),
    path("organisaties/vestigingen/<uuid:public_id>/", organisations.ChangeSitePage.as_view(), name="change_site"),
    path("inzage/", access_log.access_log, name="access_log"),
    path("inzage/bestand/<slug:form>/", access_log.access_log_file, name="access_log_file"),
    path(
        "organisaties/vestigingen/<uuid:public_id>/sluiten/", organisations.CloseSitePage.as_view(), name="close_site"
    ),
    path(
        "organisaties/vestigingen/<uuid:public_id>/openhouden/",
        organisations.KeepSiteOpenPage.as_view(),
        name="keep_site_open",
    ),
    path("instellingen/", settings.settings, name="settings"),
    path("instellingen/wijzigen/", settings.SetPolicyPage.as_view(), name="set_policy"),
    path("instellingen/lwoo/", settings.SetLwooRegimePage.as_view(), name="set_lwoo_regime"),
    path("teksten/", texts.texts, name="texts"),
    path("teksten/<slug:place>/", texts.SetTextPage.as_view(), name="set_text"),
    path("storingen/", outages.outages, name="outages"),
    path("storingen/vastleggen/", outages.AddOutagePage.as_view(), name="add_outage"),
    path("storingen/<uuid:public_id>/afsluiten/", outages.EndOutagePage.as_view(), name="end_outage"),
    path("storingen/<uuid:public_id>/intrekken/", outages.WithdrawOutagePage.as_view(), name="withdraw_outage"),
    path("wet/", reference.overview, name="reference"),
    path("wet/dagen/toevoegen/", reference.AddHolidayPage.as_view(), name="add_holiday"),
    path("wet/dagen/<slug:row>/vervallen/", reference.WithdrawHolidayPage.as_view(), name="withdraw_holiday"),
    path("wet/wijzigingen/<uuid:public_id>/", reference.change, name="reference_change"),
    path("wet/<slug:table>/", reference.table, name="reference_table"),
    path("wet/<slug:table>/<slug:row>/", reference.ChangeRowPage.as_view(), name="change_row"),
]
