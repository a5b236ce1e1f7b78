"""How much one member may send in a while, so that nobody floods the boards or the queue.

Far above what anybody writes by hand. What was typed is kept, to be sent later.
"""

from datetime import timedelta

from foundation.rate_limits import RateLimit

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POSTS = RateLimit("posts within an hour", 40, HOUR, "in an hour", "created_at")
REPORTS = RateLimit("reports within a day", 30, DAY, "tomorrow", "noticed_at")
COMPLAINTS = RateLimit("complaints within a day", 10, DAY, "tomorrow", "noticed_at")
