extension ControlInterface {
  static let methods = """
    # What an administrator sees first.
    method Status(
      # In which words problems are said: nb, nn or en; en if null.
      language: ?string
    ) -> (
      version: string,
      # The municipality's, as Europe/Oslo.
      zone: string,
      # What the wall clock shows.
      now: string,
      today: string,
      # The latest moment passed; null before the first pass.
      lastPass: ?string,
      # When fristd looks again; null where nothing is left to tell.
      nextWake: ?string,
      # How many mails that wake brings; null where it is not known.
      nextDigests: ?int,
      # True where the clock stands before the latest moment passed: nothing is decided.
      clockSetBack: bool,
      plans: int,
      obligations: int,
      # Occurrences, and obligations without days, by state.
      counts: []Count,
      # How many deadlines are read as they are until a planner confirms them.
      toConfirm: int,
      spool: Spool,
      outgoing: Outgoing,
      # Whether any recipient's mail leaves the machine.
      leavesMachine: bool,
      hold: ?Hold,
      problems: []Problem
    )

    # Occurrences, by plan, in the order of the file, by due day. With more, in several replies.
    method List(
      plan: ?string,
      # Only those overdue.
      overdue: ?bool,
      # Only those not done that fall due within so many days, or are overdue.
      dueWithin: ?int,
      state: ?string,
      # Only this recipient's.
      responsible: ?string,
      kind: ?string,
      # Only those due in this year.
      year: ?int
    ) -> (occurrences: []Occurrence)

    # One obligation with its history; of an id that each made members of, all of them.
    method Show(
      id: string,
      # In which words problems are said; en if null.
      language: ?string
    ) -> (
      id: string,
      plan: string,
      planTitle: string,
      kind: string,
      title: string,
      # Outermost first.
      goal: []string,
      responsible: []string,
      participants: []string,
      # In the order of the file.
      deadlines: []Text,
      note: ?string,
      # Whether frist made it itself: the revision of a plan whose period ends without one.
      automatic: bool,
      # The day on which it was decided.
      decided: ?string,
      # By whom it was decided.
      body: ?string,
      # In which case.
      case: ?string,
      # The day since which it is gone from the files.
      withdrawn: ?string,
      # Why it is invalid, where it is.
      problems: []Problem,
      occurrences: []Occurrence,
      # Oldest first.
      history: []Entry
    )

    # Why it was or was not told, to whom, and what comes next.
    method Why(id: string) -> (
      occurrence: Occurrence,
      # What holds for all of it, a code with its facts each: noDays, retired, notAdopted DAY, done DAY, cancelled
      # DAY, missed DAY, snoozed DAY, covered, moved DAY, waiting ID, held, withdrawn DAY, invalid.
      notes: []string,
      # By telling day.
      rungs: []Rung
    )

    # What will be sent, without sending. With more, a reply a digest.
    method Preview(
      # Today if null.
      from: ?string,
      # A year after from if null.
      to: ?string,
      recipient: ?string
    ) -> (digests: []Digest)

    # They are done, also early: all or none.
    method Complete(
      items: []Completion,
      # Look, and record nothing.
      dryRun: ?bool
    ) -> (
      # As they are then; of an id that each made members of, one each.
      occurrences: []Occurrence
    )

    # It is not done, or not cancelled, after all.
    method Reopen(id: string) -> (occurrences: []Occurrence)

    # It will not be done: this occurrence, not a series.
    method Cancel(id: string, reason: string) -> (occurrences: []Occurrence)

    # Yes to whatever is being asked: that an obligation still holds, that its text is read rightly, that a plan's
    # file is gone for good.
    method Confirm(
      # PLAN/ID, or PLAN of a plan whose file is gone.
      id: string,
      note: ?string
    ) -> (
      id: string,
      # round, review, reading or planGone; empty where nothing was asked: it is recorded all the same.
      answered: []string
    )

    # No mail of this occurrence to anybody until then.
    method Snooze(id: string, until: string, reason: string) -> (occurrences: []Occurrence)

    # Another deadline for this occurrence, in words that mean one window.
    method Move(
      id: string,
      # As in a plan: 1. halvår 2020.
      deadline: string,
      reason: string,
      # Look, and record nothing.
      dryRun: ?bool
    ) -> (moved: []Moved)

    # How far a year's work reached its aim, and to what effect.
    method Evaluate(
      id: string,
      # full, partial or none.
      attainment: string,
      effect: ?string,
      # The year in which the last status round opened if null.
      year: ?int
    ) -> (id: string, year: int, attainment: string, effect: ?string)

    # The report of a plan, or of all, for a year or since the last evaluation.
    method Report(
      # All plans if null.
      plan: ?string,
      year: ?int,
      # What the ledger had recorded by the end of this day.
      asOf: ?string,
      responsible: ?string,
      # text, markdown, html, csv or json; text if null.
      format: ?string,
      # A plan file for the period that follows, with whatever is not finished.
      rollover: ?bool
    ) -> (
      # In the format that was asked for; csv with its byte order mark.
      document: string
    )

    # Due days as iCalendar: of a plan, of a recipient, or all.
    method Calendar(plan: ?string, recipient: ?string) -> (calendar: string)

    # One test message to a recipient, by the way its mail goes.
    method TestMail(recipient: string) -> (
      delivery: string,
      # Who reads it: the recipient, or a deputy.
      reader: string,
      # maildir, mbox or sendmail.
      way: string,
      # The mailbox, the local account or the address.
      destination: string,
      # Where sendmail sends what cannot be delivered; null where nothing can bounce.
      bounces: ?string,
      # delivered, outgoing (frist-post hands it over) or waiting (the spool cannot be written).
      state: string,
      error: ?string
    )

    # Who did what when, over all plans. With more, in several replies.
    method Log(
      plan: ?string,
      from: ?string,
      to: ?string,
      # A login name, uid N, file, clock or mail.
      by: ?string
    ) -> (
      # Oldest first.
      entries: []Entry
    )

    # An accepted version of a plan file, as the ledger has it.
    method PlanVersion(
      plan: string,
      # From 1; the latest if null.
      version: ?int
    ) -> (
      plan: string,
      version: int,
      content: string,
      # All that there are.
      versions: []Version
    )

    # The static pages of all plans, for an intranet's web server. With more, in several replies.
    method Pages() -> (pages: []Page)

    # Read the files again.
    method Reload(
      # In which words problems are said; en if null.
      language: ?string
    ) -> (
      # Plans, by id.
      plans: Changes,
      # Obligations, as PLAN/ID.
      obligations: Changes,
      # Occurrences with another due day.
      moved: []MovedDeadline,
      problemsNew: []Problem,
      problemsSolved: []Problem,
      # All that there are now.
      problems: []Problem
    )

    # Take the clock and the ledger as they are: held mail goes, and a latest moment passed that lies ahead is set
    # back.
    method Release() -> (
      # False where nothing was held and the clock is not set back.
      released: bool,
      # When fristd looks next; null where nothing is left to tell.
      next: ?string
    )

    # Look and send now, whatever the hour.
    method Pass() -> (
      deliveries: []Delivery,
      delivered: int,
      # Those that could not be put into a mailbox; they are tried again.
      waiting: int,
      # In all that was decided now.
      notices: int,
      # When fristd looks next; null where nothing is left to tell.
      next: ?string
    )
    """
}
