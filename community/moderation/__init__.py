"""The moderation queue, reports, decisions, appeals, complaints and suspensions."""
