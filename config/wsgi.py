"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from casework import startup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()
startup.stop_at_faults()
