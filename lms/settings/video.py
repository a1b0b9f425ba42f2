"""Where video and sound of live sessions come from, and where their files lie."""

from pathlib import Path

from lms.settings import env

_VAR = env.folder("VAR", Path(__file__).resolve().parents[2] / "var")

# Where video and sound of live sessions may come from (live/media/); the first is usual.
LIVE_MEDIA = env.words("LIVE_MEDIA", "embedded,external,none")
# Servers of the school's own for those that need one; the secrets are kept secret.
JITSI_URL = env.text("JITSI_URL", "")
JITSI_APP_ID = env.text("JITSI_APP_ID", "")
JITSI_SECRET = env.text("JITSI_SECRET", "")
LIVEKIT_URL = env.text("LIVEKIT_URL", "")
LIVEKIT_PAGE = env.text("LIVEKIT_PAGE", "")
LIVEKIT_KEY = env.text("LIVEKIT_KEY", "")
LIVEKIT_SECRET = env.text("LIVEKIT_SECRET", "")
JANUS_URL = env.text("JANUS_URL", "")
JANUS_API_SECRET = env.text("JANUS_API_SECRET", "")
JANUS_HLS = env.flag("JANUS_HLS", default=False)
BBB_URL = env.text("BBB_URL", "")
BBB_SECRET = env.text("BBB_SECRET", "")
# Their segments: no address serves them without a mark of ours (live.kinds.media_address).
LIVE_FILES = env.folder("LIVE_FILES", _VAR / "live")
