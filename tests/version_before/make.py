# ruff: noqa
# mypy: ignore-errors
"""Makes the fixtures with the code of today: `pytest tests/version_before/make.py`."""

import json
import re
import subprocess
from datetime import datetime, timedelta, UTC
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as conf
from django.core import mail, signing
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AccountLetter, User
from accounts import outgoing
from accounts.actions import SECOND_STEP_RESET, SESSION_ENDED
from community import delivery, digests, schedule, telling, event_letters, summary_letters
from community.act_words import ACTS
from community.actions import (appeals, boards, complaints, decisions, drafts, events, members,
    moderation, notices, posts, reports, reviews, summaries, summary_consents, suspensions, topics, accounts)
from community.audit import MEMBER, MODERATOR, SYSTEM, record
from community.mail import tell, tell_address, queue
from community.models import *
from community.models import Letter, AuditEntry, Watch, Board, Topic, Post, Complaint, Decision, Event
from community.stopping import WHAT, stop_url
from community.terms import in_force
from config.settings import base
from tests.accounts.people import PASSWORD, enter
from tests.community.people import APPLICATION, APPLYING, administrator, make_board, make_member, make_post, make_topic, moderator, signed_in
from tests.community.posting import ticked
from tests.community.summaries import answer, make_summary, sent
from tests.factories import UserFactory, SourceFactory, ServiceFactory, ProviderFactory, AreaFactory
from tests.version_before import dump
from tests.version_before.make_cms import make_cms

OUT = Path(__file__).parents[1] / "fixtures/version_before"


def test_make(db, settings, monkeypatch, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for one in (UserFactory, SourceFactory, ServiceFactory, ProviderFactory, AreaFactory):
        one.reset_sequence(dump.FIRST)
    AreaFactory.reset_sequence(90_000)  # a code has nine characters
    before = {t: dump.keys(t) for t in dump.tables()}
    dump.start_high()
    links = {"secret_key": conf.SECRET_KEY, "base_url": conf.WAGTAILADMIN_BASE_URL,
             "made_at": timezone.now().isoformat()}
    mod, other_mod, admin = moderator(), moderator(), administrator()
    links["people"] = people = {"moderator": mod.pk, "other_moderator": other_mod.pk, "administrator": admin.pk}

    # Boards, topics, posts.
    board = make_board("before", name="Before the move", purpose="A made-up board.")
    author = make_member(display_name="Ada Author", about="I am here.")
    reader = make_member(display_name="Rea Reader", digest="daily", mails_replies=True, mails_mentions=True)
    quiet = make_member(display_name="Quin Quiet")
    topic = make_topic(board, author, "How do you end well?")
    notices.watch(member=reader, place=topic, level=Watch.Level.WATCH)
    told = make_post(topic, author, "We end with a letter and a meal.")
    telling.tell_of_post(told.pk)
    fresh = posts.reply(topic=topic, member=author, text="And we ring a week later.", key=uuid4())  # its task waits
    mention = make_post(topic, author, "Ask @Quin Quiet, too.")
    notices.record_mentions(post=mention, members=[quiet])
    tell_mentioned = schedule  # placeholder
    from community.tasks import tell_mentioned, tell_of_post, send_digests, send_letter
    tell_mentioned.enqueue(mention.pk)
    send_digests.enqueue("daily", digests.slot_of("daily", timezone.now()).isoformat())
    weekly = make_member(display_name="Wim Weekly", digest="weekly")
    Member.objects.filter(pk=weekly.pk).update(digested_at=timezone.now() - timedelta(days=9))
    digests.write_digests("weekly", digests.slot_of("weekly", timezone.now()).isoformat())
    links["tasks"] = {"tell_of_post": fresh.pk, "tell_mentioned": mention.pk,
        "quiet": quiet.pk, "reader": reader.pk}
    people |= {"author": author.pk, "reader": reader.pk, "quiet": quiet.pk, "weekly": weekly.pk}

    # Membership.
    applicants = [members.apply_to_join(user=UserFactory(), details=APPLICATION, terms=in_force()) for _ in range(3)]
    members.approve_member(member=applicants[0], by=mod)
    members.ask_applicant(member=applicants[1], by=mod, question="Which council is it?")
    members.decline_applicant(member=applicants[2], by=mod, reason="You work elsewhere.")
    waiting = members.apply_to_join(user=UserFactory(), details=APPLICATION, terms=in_force())
    people["applicant"] = waiting.pk
    late = make_member(confirmed_on=timezone.localdate() - timedelta(days=355))
    schedule.remind_to_confirm(timezone.now())
    tell(late, "new_terms", key="terms:1", terms=in_force())
    suspensions.warn_member(member=quiet, by=mod, reason="Please be kinder.")
    out = make_member(about="Words that go.")
    suspensions.clear_page(member=out, by=mod, reason="It sells something.")
    suspensions.suspend_member(member=out, by=mod, reason="It went on.")
    suspensions.lift_suspension(member=out, by=mod)
    reviews.remind_of_review(timezone.now())
    reviews._remind  # to a member who moderates, too
    role = make_member("Moderators")
    reviews._remind(role.user, timezone.now())

    # Decisions and appeals.
    hidden = [make_post(topic, author, f"Words that were hidden, {n}.") for n in range(5)]
    for one in hidden:
        reports.report_post(post=one, reporter=reader, kind="practice", words="It is wrong.")
    made = [moderation.hide_post(post=one, by=mod, reason="It runs down colleagues.") for one in hidden]
    open_appeal = appeals.appeal(decision=made[0], words="I meant our own team.")
    refused = appeals.appeal(decision=made[1], words="It was true.")
    appeals.answer_appeal(appeal=refused, by=other_mod, allowed=False, answer="It stays hidden.")
    settled = appeals.appeal(decision=made[2], words="It was mine.")
    moderation.restore_post(post=hidden[2], by=other_mod)
    also_settled = appeals.appeal(decision=made[3], words="Please look again.")
    appeals.answer_appeal(appeal=also_settled, by=other_mod, allowed=True, answer="You are right.")
    links["appeal"] = {"open": open_appeal.pk, "decision": made[0].pk, "post": hidden[0].pk,
                       "refused": refused.pk, "refused_decision": made[1].pk}
    edited = make_post(topic, author, "Her name was here.")
    moderation.edit_with_notice(post=edited, by=mod, text="A name was here.", reason="A name.")
    held = make_post(topic, author, "I am new here.", state=Post.State.HELD)
    moderation.accept_post(post=held, by=mod)
    named = make_post(topic, quiet, "We met at the court.")
    reports.report_post(post=named, reporter=reader, kind="identifies")
    reported = make_post(topic, quiet, "Reported, and then gone.")
    reports.report_member(member=quiet, reporter=author, kind="other", words="Odd page.")
    goes = make_member()
    reports.report_member(member=goes, reporter=reader, kind="other", words="Odd page.")
    theirs = make_post(topic, goes, "I go.")
    reports.report_post(post=theirs, reporter=author, kind="other", words="Odd.")
    accounts.delete_account(user=goes.user, member=goes, posts="go")
    complaint = complaints.complain(member=author, about=Complaint.About.SERVICE, words="Hard to read.", key=uuid4())
    complaints.answer_complaint(complaint=complaint, by=admin, answer="We made the type larger.")
    links["complaint"] = complaints.complain(member=author, about=Complaint.About.SERVICE, words="Still hard to read.", key=uuid4()).pk

    # Sessions; far ahead, so that their time stays.
    begins = datetime(2099, 3, 5, 14, tzinfo=UTC)
    def session(title, **more):
        said = {"title": title, "about": "How others end.", "place": "", "link": "https://meet.example.org/x",
                "places": 1, "board": None, "begins_at": begins, "ends_at": begins + timedelta(hours=1)} | more
        return events.make_event(by=mod, said=said), said
    full, _ = session("Ending well")
    for one in (author, reader):
        events.sign_up(event=full, member=one)
    events.withdraw(event=full, member=author)
    moved, said = session("Midwives and us", places=None)
    events.sign_up(event=moved, member=reader)
    moved.refresh_from_db()
    events.change_event(event=moved, by=mod, said=said | {"begins_at": begins + timedelta(hours=2), "ends_at": begins + timedelta(hours=4)}, stands=moved.stands)
    off, _ = session("Courts and us")
    events.sign_up(event=off, member=reader)
    events.cancel_event(event=off, by=mod, reason="The speaker is ill.")
    soon, _ = session("Starting early", begins_at=begins + timedelta(days=30), ends_at=begins + timedelta(days=30, hours=1))
    events.sign_up(event=soon, member=reader)
    Member.objects.filter(pk=reader.pk).update(confirmed_on=begins.date())
    schedule.remind_of_events(begins + timedelta(days=29, hours=12))
    Member.objects.filter(pk=reader.pk).update(confirmed_on=timezone.localdate())
    events.renew_calendar(member=reader, wanted=True)
    reader.refresh_from_db()
    links["calendar"] = f"/accounts/calendar/{reader.calendar_key}.ics"
    links["events"] = {"full": full.slug, "moved": moved.slug, "off": off.slug, "soon": soon.slug}

    # Summaries.
    two = [make_post(topic, author, "We ring on day one."), make_post(topic, quiet, "We write.")]
    summary = make_summary(*two)
    thanks = make_topic(board, author, "How do you say thanks?").posts.get()
    done = make_summary(thanks)
    answer(done, thanks, "name")
    done = sent(done)
    for kind in ("summary_handed_over", "summary_returned"):
        tell(author, kind, key=str(done.pk), summary=done, about=summary_letters.about(author, done),
             url="/admin/pages/1/edit/")
    for kind in (summary_letters.WITHDRAWN, summary_letters.CHANGED):
        summary_letters.tell_editors(kind, done, "now")
    links["summary"] = {"asked": summary.pk, "number": summary.consents.get(post=two[0]).number}

    # Drafts, reading, notices.
    mine = make_post(topic, reader, "What I wrote first.")
    places = [f"board:{board.pk}", f"topic:{topic.pk}", f"post:{mine.pk}"]
    forms = [f"/community/boards/{board.slug}/new/", f"/community/topics/{topic.pk}/", f"/community/posts/{mine.pk}/edit/"]
    client = signed_in(reader)
    texts = ["A topic that I began.", "A reply that I began.", "An edit that I began."]
    for form, text in zip(forms, texts, strict=True):
        page = client.get(form).text
        stands = re.search(r'name="stands" value="([^"]*)"', page)
        fields = {"text": text, "title": "Begun", "key": str(uuid4()), "keep": "", "stands": stands[1] if stands else ""}
        assert client.post(form, fields).status_code == 200, form
    assert list(Draft.objects.order_by("pk").values_list("place", flat=True)) == places
    links["drafts"] = [{"place": p, "form": f, "text": t} for p, f, t in zip(places, forms, texts, strict=True)]
    watcher = make_member(display_name="Rob Read")
    signed_in(watcher).get(forms[1])
    links["read"] = {"member": watcher.pk, "topic": topic.pk, "up_to": ReadMark.objects.get(member=watcher).last_shown, "newest": topic.posts.filter(state="public").order_by("-shown_order").first().shown_order}
    notices.choose_notices(member=watcher, chosen={"mails_replies": False, "mails_mentions": True, "mails_restricted": True, "digest": "weekly"})
    notices.watch(member=watcher, place=board, level=Watch.Level.MUTE)
    people["watcher"] = watcher.pk
    people["daily"] = make_member(display_name="Dora Daily", digest="daily").pk

    # Signed links and seals.
    links["stop"] = {what: stop_url(reader.uuid, what) for what in WHAT}
    profile = "/community/profile/"
    words = "Call me on 07700 900123."
    page = signed_in(watcher).post(profile, {"about": words})
    post_form = {"text": "We met Jasmine Okafor and her baby.", "key": str(uuid4())}
    reply_page = signed_in(watcher).post(forms[1], post_form)
    links["seal"] = {"profile": {"about": words, "checked": ticked(page.text)},
                     "reply": {"text": post_form["text"], "checked": ticked(reply_page.text), "form": forms[1]}}
    Draft.objects.filter(member=watcher).delete()
    review = signed_in(mod).get(f"/community/moderation/members/{quiet.pk}/").text
    links["review"] = {"page": f"/community/moderation/members/{quiet.pk}/",
                       "seen": re.search(r'name="seen" value="([^"]*)"', review)[1]}
    # Accounts.
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    with transaction.atomic():
        Client().post("/accounts/signup/", {"email": "new.person@example.org", "password1": "four quiet otters", "password2": "four quiet otters"})
        forgetful = UserFactory(email="forgetful@example.org")
        Client().post("/accounts/password/reset/", {"email": forgetful.email})
        changer = UserFactory(email="changer@example.org")
        own = Client()
        enter(own, changer)
        own.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "four loud badgers", "password2": "four loud badgers"})
    assert set(AccountLetter.objects.values_list("kind", flat=True)) == set(AccountLetter.Kind.values), list(AccountLetter.objects.values())
    for kind in AccountLetter.Kind.values:
        same = AccountLetter.objects.filter(kind=kind).first()
        for _ in range(2):
            AccountLetter.objects.create(kind=same.kind, email=same.email, address=same.address, subject=same.subject, text=same.text)
        taken, failed = list(AccountLetter.objects.filter(kind=kind).order_by("pk"))[-2:]
        outgoing.claim(taken.pk)
        outgoing.claim(failed.pk)
        failed.refresh_from_db()
        outgoing.put_back(failed, OSError("no way"))
    point = transaction.savepoint()
    mail.outbox.clear()
    for pk in AccountLetter.objects.filter(claimed_at=None, tries=0).values_list("pk", flat=True):
        outgoing.deliver(pk)
    links["accounts"] = [{"to": m.to[0], "subject": m.subject, "text": m.body} for m in mail.outbox]
    transaction.savepoint_rollback(point)
    found = [re.search(r"http://127.0.0.1:8000(/\S+)", m["text"]) for m in links["accounts"]]
    links["confirm_email"] = next(m[1] for m in found if m and "confirm-email" in m[1])
    links["new_password"] = next(m[1] for m in found if m and "password/reset/key" in m[1])

    # Sign-ins that last, and wrong passwords that count.
    cookies = {}
    for name, user in {"member": watcher.user, "moderator": other_mod, "administrator": admin}.items():
        one = Client()
        answered = enter(one, user)
        assert answered.status_code == 302, (name, answered.status_code)
        assert one.get("/community/" if name == "member" else "/community/moderation/").status_code == 200
        cookies[name] = one.cookies["sessionid"].value
    links["sessions"] = cookies
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
    guessed = UserFactory(email="guessed@example.org")
    links["guessed"] = guessed.email
    for _ in range(5):
        Client().post("/accounts/login/", {"login": guessed.email, "password": "a wrong password"})
    shut = UserFactory(email="shut@example.org")
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(10):
        Client().post("/accounts/login/", {"login": shut.email, "password": "a wrong password"})
    links["shut_out"] = shut.email
    day = timezone.now()
    schedule.clear_strays_once_a_day(day)
    from django.db import connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        links["cache_keys"] = sorted(r[0] for r in cursor.fetchall())
    links["strays_day"] = timezone.localdate(day).isoformat()

    # Every act that the log can name.
    written = set(AuditEntry.objects.values_list("act", flat=True))
    links["acts_by_actions"] = sorted(written)
    for act in sorted(set(ACTS) - written):
        record(act, topic, by=mod, as_whom=MODERATOR)
    links["acts"] = ACTS

    # Letters in each state.
    spare = list(Letter.objects.filter(kind="approved"))[:1]
    states = {}
    for name in ("taken", "failed", "sent", "dropped", "given-up", "doubtful", "handing"):
        kind = "digest" if name in ("doubtful", "handing") else "shown"
        kw = {"since": timezone.now() - timedelta(days=1)} if kind == "digest" else {"said": delivery.Words("Subject of " + name, "Text of " + name + "\n")}
        one = queue(reader, kind, key=f"daily:2026-01-{10 + len(states):02}" if kind == "digest" else "state:" + name, **kw)
        states[name] = one.pk
        got = delivery.claim(one.pk)
        if name == "failed":
            delivery.put_back(got, OSError("no way"))
        if name in ("sent", "dropped", "given-up"):
            delivery.finish(got, name)
        if name == "doubtful":
            delivery.note_handing(got)
            delivery.put_back(got, OSError("broke off"))
        if name == "handing":
            delivery.note_handing(got)
    links["letter_states"] = states
    links["kinds"] = sorted(set(Letter.objects.values_list("kind", flat=True)))
    texts_of = {p.stem for p in (conf.ROOT / "templates/community/email").glob("*.txt")}
    assert set(links["kinds"]) == texts_of, texts_of ^ set(links["kinds"])

    point = transaction.savepoint()
    mail.outbox.clear()
    links["mails"] = []
    for letter in Letter.objects.filter(state="waiting", claimed_at=None, due_at__lte=timezone.now()):
        n = len(mail.outbox)
        ok = delivery.deliver(letter.pk)
        if not ok:
            print("NOT SENT", letter.kind, letter.pk)
            continue
        m = mail.outbox[n]
        links["mails"].append({"letter": letter.pk, "kind": letter.kind, "to": m.to[0], "subject": m.subject, "text": m.body})
    transaction.savepoint_rollback(point)
    missing = set(links["kinds"]) - {m["kind"] for m in links["mails"]}
    print("KINDS WITHOUT MAIL", missing)

    links["cms"] = make_cms(admin)
    links["task_paths"] = sorted(set(DBTaskResult.objects.values_list("task_path", flat=True)))
    links["commit"] = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    rows = dump.dump(before)
    print({t["table"]: len(t["rows"]) for t in rows})
    dump.write(OUT / "links.json", links)
    dump.write(OUT / "rows.json", rows)
