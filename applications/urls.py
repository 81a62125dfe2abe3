"""Addresses of applications."""

from django.urls import path

from applications.views import (
    amending,
    case,
    checking,
    delay,
    filling,
    guardians,
    intake,
    lists,
    papers,
    parents,
    placing,
    results,
    start,
    statements,
    taken_over,
)

app_name = "applications"

ONE = "<uuid:public_id>/"
FILL = f"{ONE}invullen/"
ROW = "<uuid:row>/"
TAKEN_OVER = "overgenomen/"

urlpatterns = [
    path("", lists.case_list, name="list"),
    path("zoeken/", lists.search, name="search"),
    path("nieuw/", start.StartPage.as_view(), name="start"),
    path("nieuw/al-een-besluit/", start.earlier_decision, name="earlier_decision"),
    path("invoeren/", start.RegisterPage.as_view(), name="register"),
    path(TAKEN_OVER, taken_over.taken_over, name="taken_over"),
    path(f"{TAKEN_OVER}registreren/", taken_over.RegisterTakenOverPage.as_view(), name="taken_over_add"),
    path(f"{TAKEN_OVER}inlezen/", taken_over.ImportTakenOverPage.as_view(), name="taken_over_import"),
    path(f"{TAKEN_OVER}inlezen/controleren/", taken_over.CheckTakenOverPage.as_view(), name="taken_over_check"),
    path(f"{TAKEN_OVER}downloaden/", taken_over.download, name="taken_over_download"),
    path(f"{TAKEN_OVER}voorbeeld/", taken_over.template, name="taken_over_template"),
    path(f"{TAKEN_OVER}{ONE}", taken_over.taken_over_one, name="taken_over_one"),
    path(f"{TAKEN_OVER}{ONE}verbeteren/", taken_over.ChangeTakenOverPage.as_view(), name="taken_over_change"),
    path(f"{TAKEN_OVER}{ONE}plaatsing/", placing.TakenOverPlacementPage.as_view(), name="taken_over_place"),
    path(ONE, case.case, name="case"),
    path(FILL, filling.tasks, name="tasks"),
    path(f"{FILL}soort-en-route/", filling.RoutePage.as_view(), name="section_route"),
    path(f"{FILL}leerling/", filling.PupilPage.as_view(), name="section_pupil"),
    path(f"{FILL}ouders/", guardians.GuardiansPage.as_view(), name="section_guardians"),
    path(f"{FILL}ouders/toevoegen/", guardians.AddGuardianPage.as_view(), name="guardian_add"),
    path(f"{FILL}ouders/{ROW}", guardians.ChangeGuardianPage.as_view(), name="guardian_change"),
    path(f"{FILL}ouders/{ROW}verwijderen/", guardians.RemoveGuardianPage.as_view(), name="guardian_remove"),
    path(f"{FILL}schoolloopbaan/", filling.CareerPage.as_view(), name="section_career"),
    path(f"{FILL}leerresultaten/", results.LearningPage.as_view(), name="section_learning"),
    path(f"{FILL}leerresultaten/toevoegen/", results.AddLearningPage.as_view(), name="learning_add"),
    path(f"{FILL}leerresultaten/{ROW}", results.ChangeLearningPage.as_view(), name="learning_change"),
    path(f"{FILL}leerresultaten/{ROW}verwijderen/", results.RemoveLearningPage.as_view(), name="learning_remove"),
    path(f"{FILL}intelligentie/", results.IntelligencePage.as_view(), name="section_intelligence"),
    path(f"{FILL}intelligentie/toevoegen/", results.AddIntelligencePage.as_view(), name="intelligence_add"),
    path(f"{FILL}intelligentie/{ROW}", results.ChangeIntelligencePage.as_view(), name="intelligence_change"),
    path(
        f"{FILL}intelligentie/{ROW}verwijderen/", results.RemoveIntelligencePage.as_view(), name="intelligence_remove"
    ),
    path(f"{FILL}sociaal-emotioneel/", filling.SocialEmotionalPage.as_view(), name="section_social_emotional"),
    path(f"{FILL}motivering/", filling.MotivationPage.as_view(), name="section_motivation"),
    path(f"{FILL}zienswijze/", statements.statements, name="section_statements"),
    path(f"{FILL}zienswijze/gesprek/", filling.ConsultationPage.as_view(), name="consultation"),
    path(f"{FILL}zienswijze/{ROW}", statements.StatementPage.as_view(), name="statement"),
    path(f"{FILL}stem-van-de-leerling/", filling.PupilVoicePage.as_view(), name="section_pupil_voice"),
    path(f"{FILL}documenten/", papers.documents, name="section_documents"),
    path(f"{ONE}documenten/toevoegen/", papers.AddDocumentPage.as_view(), name="document_add"),
    path(f"{ONE}documenten/{ROW}verwijderen/", papers.RemoveDocumentPage.as_view(), name="document_remove"),
    path(f"{ONE}controleren/", checking.CheckPage.as_view(), name="check_answers"),
    path(f"{ONE}aanbieden/", checking.HandOverPage.as_view(), name="hand_over"),
    path(f"{ONE}ingediend/", checking.submitted, name="submitted"),
    path(f"{ONE}aanvulling-vragen/", intake.RequestSupplementPage.as_view(), name="request_supplement"),
    path(f"{ONE}aanvulling-insturen/", intake.GiveSupplementPage.as_view(), name="give_supplement"),
    path(f"{ONE}aanvulling-sluiten/", intake.CloseSupplementPage.as_view(), name="close_supplement"),
    path(f"{ONE}compleet-verklaren/", intake.TakeInPage.as_view(), name="take_in"),
    path(f"{ONE}langere-termijn/", intake.LongerTermPage.as_view(), name="longer_term"),
    path(f"{ONE}uitstel/", delay.DelayConsentPage.as_view(), name="delay_consent"),
    path(f"{ONE}soort-wijzigen/", amending.ChangeKindPage.as_view(), name="change_kind"),
    path(f"{ONE}intrekken/", intake.WithdrawPage.as_view(), name="withdraw"),
    path(f"{ONE}plaatsing/", placing.PlacementPage.as_view(), name="placement"),
    path(f"{ONE}weggooien/", intake.DiscardPage.as_view(), name="discard"),
    path(f"{ONE}ouders/{ROW}uitnodigen/", parents.InviteGuardianPage.as_view(), name="guardian_invite"),
    path(f"{ONE}ouders/{ROW}beeindigen/", parents.EndGuardianAccessPage.as_view(), name="guardian_end_access"),
]
