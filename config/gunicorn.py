"""How the web server runs: ``python -m gunicorn -c config/gunicorn.py config.wsgi``."""

import os
from pathlib import Path

from config.settings.checking import checked

_found = checked(os.environ)

bind = _found["WEB_BIND"]
workers = int(_found["WEB_PROCESSES"])
worker_class = "sync"  # threads would share one lock, and lose a factor three
preload_app = True  # checked once; a process that is started anew while the database is away is no reason to end
timeout = 60  # seconds for one request
graceful_timeout = 30
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 - heartbeats of the workers, which must not wait for a disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108
