"""Community sessions: places, calendars, emails and pages."""
