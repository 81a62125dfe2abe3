"""Addresses of files, letters and outgoing mail."""

from django.urls import path

from correspondence.views import downloads, letters, outgoing, post, support_plan

app_name = "correspondence"
urlpatterns = [
    path("bestanden/<slug:kind>/<uuid:public_id>/", downloads.download, name="download"),
    path("brieven/<uuid:public_id>/", letters.letter, name="letter"),
    path("brieven/<uuid:public_id>/voorbeeld/", letters.preview, name="preview"),
    path("brieven/<uuid:public_id>/opnieuw/", letters.RetryPage.as_view(), name="retry"),
    path("brieven/<uuid:public_id>/verstuurd/", post.SentPage.as_view(), name="sent"),
    path("brieven/<uuid:public_id>/niet-versturen/", post.HoldBackPage.as_view(), name="hold_back"),
    path("post/", post.post, name="post"),
    path("post/versturen/", post.SendPostPage.as_view(), name="send_post"),
    path("post/afdrukken/", post.print_post, name="print_post"),
    path("verzendingen/<uuid:public_id>/retour/", letters.ReturnedPage.as_view(), name="returned"),
    path("verzendingen/<uuid:public_id>/adres/", letters.AddressAskedPage.as_view(), name="address_asked"),
    path("verzendingen/<uuid:public_id>/bewijs/", letters.ProofPage.as_view(), name="keep_proof"),
    path("verzendingen/<uuid:public_id>/opnieuw/", letters.SendAgainPage.as_view(), name="send_again"),
    path("beheer/ondersteuningsplan/", support_plan.support_plans, name="support_plans"),
    path("beheer/ondersteuningsplan/vastleggen/", support_plan.AddSupportPlanPage.as_view(), name="add_support_plan"),
    path("beheer/e-mail/", outgoing.outgoing_mail, name="outgoing_mail"),
    path("beheer/e-mail/<int:number>/", outgoing.one_mail, name="one_mail"),
]
