"""Addresses of signing in, under the names that the sign-in package knows them by. Only what we use is mounted."""

from django.urls import path, re_path

from accounts.views import sign_in

urlpatterns = [
    path("aanmelden/", sign_in.SignIn.as_view(), name="account_login"),
    path("aanmelden/code/", sign_in.Code.as_view(), name="mfa_authenticate"),
    path("aanmelden/gesloten/", sign_in.Inactive.as_view(), name="account_inactive"),
    path("aanmelden/bevestigen/", sign_in.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("aanmelden/bevestigen/code/", sign_in.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("afmelden/", sign_in.SignOut.as_view(), name="account_logout"),
    path("wachtwoord/vergeten/", sign_in.ResetPassword.as_view(), name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", sign_in.ResetPasswordDone.as_view(), name="account_reset_password_done"),
    path("wachtwoord/nieuw/klaar/", sign_in.NewPasswordDone.as_view(), name="account_reset_password_from_key_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        sign_in.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/wachtwoord/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path("account/tweede-stap/", sign_in.SetUpFactor.as_view(), name="mfa_activate_totp"),
    path("account/tweede-stap/weghalen/", sign_in.RemoveFactor.as_view(), name="mfa_deactivate_totp"),
]
