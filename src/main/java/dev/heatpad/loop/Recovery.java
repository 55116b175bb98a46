package dev.heatpad.loop;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.DoseTemperature;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.dose.Ledger.PastSession;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.safety.Trend;
import dev.heatpad.core.screening.Screening;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.StartGate;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.WearableWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * From what the journal held to the state in which the loop begins. Every pad begins with heat off;
 * no session goes on. Sessions without an end get one, {@code interrupted}, with their dose booked.
 * Pure: it takes the time as an argument.
 */
public final class Recovery {

  /**
   * Readings of up to this long may be missing at the end of an interrupted session: one flush
   * interval, and one lease in which the heater could stay on (docs/safety.md).
   */
  static final Duration UNSEEN = Duration.ofSeconds(30).plus(HardLimits.HEAT_LEASE);

  /** Where the readings of one session are laid to be counted; any moment would do. */
  private static final MonotonicTime ORIGIN = MonotonicTime.ofNanos(0);

  private Recovery() {}

  /** A pad as configured, with its settings for when the journal has none. */
  public record Configured(
      PadDefinition definition, SessionSettings settings, Set<SensorRole> sensors) {}

  /**
   * The state in which the loop begins.
   *
   * @param entries what is to be written first
   * @param interrupted the end records among them, to be told
   */
  public record Recovered(
      List<Pad> pads,
      Map<Person, Ledger> ledgers,
      AccountedTime accountedTime,
      List<JournalEntry> entries,
      List<SessionRecord> interrupted,
      Map<Person, Screening> screenings) {}

  /**
   * Makes the state in which the loop begins.
   *
   * @param ids identities for sessions that must be assumed
   */
  public static Recovered recover(
      JournalContent content,
      List<Configured> asConfigured,
      MonotonicTime now,
      WallTime wall,
      Supplier<SessionId> ids) {
    List<JournalEntry> entries = new ArrayList<>();
    List<SessionRecord> interrupted = new ArrayList<>();
    List<JournalContent.Past> past = new ArrayList<>(content.past());
    Duration credit = credit(content, wall);
    Duration accountedNow = accountedNow(content, credit);
    for (JournalContent.OpenSession open : content.open()) {
      SessionRecord end = interrupted(open);
      // It may have lasted longer than was seen, yet it ended before this start.
      Duration accountedEnd = shorter(open.accounted().plus(end.elapsed()), accountedNow);
      interrupted.add(end);
      entries.add(new JournalEntry.SessionEnded(end, accountedEnd));
      past.add(
          new JournalContent.Past(
              end.opening().person(), accountedEnd, end.heated(), end.dose().cem43BoundMinutes()));
    }
    AccountedTime accountedTime = new AccountedTime(now, accountedNow);
    Map<Person, Screening> screenings = screenings(content, accountedTime);
    List<Configured> configured =
        asConfigured.stream().map(pad -> cared(pad, screenings, now)).toList();
    Map<Person, Ledger> ledgers = ledgers(content, past, configured, accountedTime, now, credit);
    List<Pad> pads = new ArrayList<>();
    for (Configured pad : configured) {
      Pad.Watches watches =
          RecoveredHeat.watches(pad.definition().name(), content, interrupted, now, credit);
      Pad recovered = pad(pad, content, interrupted, now);
      pads.add(recovered.with(watches.with(recovered.watches().wearable())));
    }
    if (content.condition() == JournalContent.Condition.REPLACED) {
      for (Configured pad : configured) {
        SessionRecord assumed = assumed(pad.definition(), wall, ids.get());
        interrupted.add(assumed);
        entries.add(lostJournal(pad.definition().name()));
        entries.add(new JournalEntry.SessionOpened(assumed.opening(), accountedTime.at(now)));
        entries.add(new JournalEntry.SessionEnded(assumed, accountedTime.at(now)));
        book(ledgers, assumed, pad.definition(), now);
      }
    }
    return new Recovered(pads, ledgers, accountedTime, entries, interrupted, screenings);
  }

  private static Map<Person, Screening> screenings(
      JournalContent content, AccountedTime accountedTime) {
    Map<Person, Screening> screenings = new LinkedHashMap<>();
    content
        .screenings()
        .forEach((person, kept) ->
            screenings.put(
                person,
                new Screening(
                    Optional.of(
                        new Screening.Declared(
                            kept.said(), accountedTime.momentOf(kept.accounted()))))));
    return screenings;
  }

  /** A pad with the limits of the care that its person needs. */
  private static Configured cared(
      Configured pad, Map<Person, Screening> screenings, MonotonicTime now) {
    PadDefinition definition = pad.definition();
    Screening screening = screenings.getOrDefault(definition.person(), Screening.UNANSWERED);
    PadDefinition cared = definition.under(screening.judge(definition.firstUse(), now).care());
    return new Configured(cared, StartGate.fitted(pad.settings(), cared.limits()), pad.sensors());
  }

  /** Time that passed while the program was off, as far as the wall clock can be believed. */
  private static Duration credit(JournalContent content, WallTime wall) {
    if (content.time().isEmpty() || wall.trust() == WallTime.Trust.UNSYNCHRONISED) {
      return Duration.ZERO;
    }
    WallTime kept = content.time().get().wall();
    boolean wentBack = content.newestAt().filter(wall.instant()::isBefore).isPresent();
    if (kept.trust() == WallTime.Trust.UNSYNCHRONISED || wentBack) {
      return Duration.ZERO;
    }
    Duration passed = Duration.between(kept.instant(), wall.instant());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  /** What is sure to have passed: time that was kept, and what was seen of sessions since. */
  private static Duration accountedNow(JournalContent content, Duration credit) {
    Duration newest =
        content.time().map(JournalContent.KeptTime::accounted).orElse(Duration.ZERO).plus(credit);
    for (JournalContent.Past session : content.past()) {
      newest = longer(newest, session.accountedEnd());
    }
    for (JournalContent.KeptScreening screening : content.screenings().values()) {
      newest = longer(newest, screening.accounted());
    }
    for (JournalContent.OpenSession open : content.open()) {
      newest = longer(newest, open.accounted().plus(seen(open)));
    }
    return newest;
  }

  /**
   * How long an open session is known to have lasted; nothing where its stamps cannot be believed.
   */
  private static Duration seen(JournalContent.OpenSession open) {
    List<JournalEntry.Reading> skin = skin(open);
    return skin.isEmpty() || !isSteady(open.opening(), skin)
        ? Duration.ZERO
        : Duration.between(open.opening().startedAt(), skin.getLast().at());
  }

  /** The skin side as the session saw it: the hotter of the newest readings of its two sensors. */
  private static List<JournalEntry.Reading> skin(JournalContent.OpenSession open) {
    Map<SensorRole, Celsius> newest = new EnumMap<>(SensorRole.class);
    List<JournalEntry.Reading> skin = new ArrayList<>();
    for (JournalEntry.Reading reading : open.readings()) {
      if (reading.role() != SensorRole.ELEMENT) {
        newest.put(reading.role(), reading.temperature());
        skin.add(
            new JournalEntry.Reading(
                reading.session(),
                SensorRole.SKIN_SIDE,
                Collections.max(newest.values()),
                reading.at()));
      }
    }
    return skin;
  }

  private static Map<Person, Ledger> ledgers(
      JournalContent content,
      List<JournalContent.Past> past,
      List<Configured> configured,
      AccountedTime accountedTime,
      MonotonicTime now,
      Duration credit) {
    Map<Person, Ledger> ledgers = new LinkedHashMap<>();
    for (JournalContent.Past session : past) {
      Ledger ledger = ledgers.getOrDefault(session.person(), Ledger.empty(now.minus(Ledger.KEPT)));
      PastSession entry =
          new PastSession(
              accountedTime.momentOf(session.accountedEnd()),
              session.heated(),
              session.cem43Minutes());
      ledgers.put(session.person(), ledger.with(entry, restOf(session.person(), configured)));
    }
    content
        .time()
        .ifPresent(time ->
            time.restLeft()
                .forEach((person, left) -> owe(ledgers, person, left.minus(credit), now)));
    return ledgers;
  }

  private static void owe(
      Map<Person, Ledger> ledgers, Person person, Duration left, MonotonicTime now) {
    Ledger ledger = ledgers.getOrDefault(person, Ledger.empty(now));
    ledgers.put(person, new Ledger(ledger.sessions(), ledger.restUntil().later(now.plus(left))));
  }

  /** The longest rest that any pad of this person asks for. */
  private static Duration restOf(Person person, List<Configured> configured) {
    return configured.stream()
        .filter(pad -> pad.definition().person().equals(person))
        .map(pad -> pad.definition().limits().rest())
        .max(Duration::compareTo)
        .orElse(Profile.SENSITIVE.rest());
  }

  /**
   * A lost journal may have held a session that ended just now, as long and as warm as they get. It
   * is assumed, and kept with an alert that says so.
   */
  private static SessionRecord assumed(PadDefinition definition, WallTime wall, SessionId id) {
    Profile profile = definition.limits().profile();
    SessionOpening opening =
        new SessionOpening(
            id,
            definition.name(),
            definition.person(),
            "unknown",
            profile,
            Source.SOCKET,
            definition.nature(),
            wall.instant().minus(profile.maxSession()),
            profile.maxSession(),
            profile.maxSession(),
            profile.maxTarget(),
            definition.skinUncertaintyCelsius(),
            Optional.empty());
    double cem43Minutes = profile.sessionCem43Minutes();
    return new SessionRecord(
        opening,
        wall.instant(),
        profile.maxSession(),
        profile.maxSession(),
        profile.maxSession(),
        StopReason.INTERRUPTED,
        Optional.of(FaultCode.JOURNAL_LOST),
        Optional.empty(),
        new ThermalDose(cem43Minutes, cem43Minutes, profile.sessionDamage()),
        0,
        ProofOfOff.NOT_CHECKED,
        List.of(FaultCode.JOURNAL_LOST.text()));
  }

  private static void book(
      Map<Person, Ledger> ledgers, SessionRecord end, PadDefinition definition, MonotonicTime now) {
    Ledger ledger = ledgers.getOrDefault(definition.person(), Ledger.empty(now));
    ledgers.put(
        definition.person(),
        ledger.with(
            new PastSession(now, end.heated(), end.dose().cem43BoundMinutes()),
            definition.limits().rest()));
  }

  private static JournalEntry lostJournal(PadName pad) {
    return new JournalEntry.FaultsKept(pad, EnumSet.of(FaultCode.JOURNAL_LOST));
  }

  private static Pad pad(
      Configured configured,
      JournalContent content,
      List<SessionRecord> interrupted,
      MonotonicTime now) {
    PadName name = configured.definition().name();
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    faults.addAll(content.faults().getOrDefault(name, Set.of()));
    if (content.condition() == JournalContent.Condition.REPLACED) {
      faults.add(FaultCode.JOURNAL_LOST);
    }
    Map<SensorRole, SensorTrace> traces = new EnumMap<>(SensorRole.class);
    configured.sensors().forEach(role -> traces.put(role, SensorTrace.neverSeen(now)));
    boolean wasInterrupted = interrupted.stream().anyMatch(end -> end.opening().pad().equals(name));
    Optional<StopReason> lastStop =
        wasInterrupted
            ? Optional.of(StopReason.INTERRUPTED)
            : Optional.ofNullable(content.lastStops().get(name));
    return new Pad(
        configured.definition(),
        faults.isEmpty() ? new PadState.Idle() : new PadState.Fault(faults),
        fitting(content.settings().get(name), configured),
        lastStop,
        traces,
        Optional.empty(),
        Pad.Conditions.GOOD,
        Pad.Watches.NOTHING_SEEN.with(
            WearableWatch.NOTHING_SEEN.with(
                Optional.ofNullable(content.lockOuts().get(name))
                    .map(seen -> LockOut.of(seen, now)))));
  }

  /** Kept settings hold only while the configuration still allows them. */
  private static SessionSettings fitting(
      @org.jspecify.annotations.Nullable SessionSettings kept, Configured configured) {
    PadDefinition definition = configured.definition();
    boolean fits =
        kept != null
            && definition.programs().containsKey(kept.program())
            && kept.duration().compareTo(definition.limits().maxSession()) <= 0
            && kept.duration().compareTo(HardLimits.MIN_SESSION) >= 0
            && !kept.target().isAbove(definition.limits().maxTarget())
            && kept.target().isAtLeast(definition.limits().profile().minTarget());
    return fits && kept != null ? kept : configured.settings();
  }

  /** The end record of a session in which the program or the power failed. */
  static SessionRecord interrupted(JournalContent.OpenSession open) {
    SessionOpening opening = open.opening();
    List<JournalEntry.Reading> skin = skin(open);
    Duration longest = opening.profile().maxSession();
    boolean believable = isSteady(opening, skin);
    Instant lastSeen = skin.isEmpty() ? opening.startedAt() : skin.getLast().at();
    Duration seen = Duration.between(opening.startedAt(), lastSeen);
    Duration lasted = believable ? shorter(seen.plus(UNSEEN), longest) : longest;
    Optional<Celsius> highest =
        skin.stream().map(JournalEntry.Reading::temperature).max(Celsius::compareTo);
    ThermalDose dose =
        believable
            ? dose(opening, skin)
            : ThermalDose.NONE.plusConstant(
                highest.orElse(opening.target()).plus(opening.skinUncertaintyCelsius()), longest);
    return new SessionRecord(
        opening,
        opening.startedAt().plus(lasted),
        opening.planned(),
        lasted,
        lasted,
        StopReason.INTERRUPTED,
        Optional.empty(),
        highest,
        dose,
        0,
        ProofOfOff.PENDING,
        List.of());
  }

  /**
   * Whether the stamps of the readings can be believed. Readings come each second; a step back, or
   * one of more than could be unseen, is a wall clock that was set. Then the longest session at the
   * hottest reading is booked.
   */
  private static boolean isSteady(SessionOpening opening, List<JournalEntry.Reading> skin) {
    Instant before = opening.startedAt();
    for (JournalEntry.Reading reading : skin) {
      Duration step = Duration.between(before, reading.at());
      if (step.isNegative() || step.compareTo(UNSEEN) > 0) {
        return false;
      }
      before = reading.at();
    }
    return true;
  }

  /**
   * The dose of what was seen, and of what could not be seen after it at the hottest that any
   * sensor showed last. Without a reading the target itself is booked: the skin cannot have been
   * held above it.
   */
  private static ThermalDose dose(SessionOpening opening, List<JournalEntry.Reading> skin) {
    ThermalDose dose = ThermalDose.NONE;
    Instant before = opening.startedAt();
    Map<SensorRole, Celsius> newest = new EnumMap<>(SensorRole.class);
    Map<SensorRole, Trend> trends = new EnumMap<>(SensorRole.class);
    Optional<Celsius> from = Optional.empty();
    for (JournalEntry.Reading reading : skin) {
      MonotonicTime at = ORIGIN.plus(Duration.between(opening.startedAt(), reading.at()));
      Trend trend = trends.getOrDefault(reading.role(), Trend.NONE).with(reading.temperature(), at);
      trends.put(reading.role(), trend);
      newest.put(
          reading.role(),
          DoseTemperature.of(
              reading.temperature(),
              opening.skinUncertaintyCelsius(),
              trend.riseCelsius(DoseTemperature.SLOPE_WINDOW, reading.temperature(), at)));
      Celsius to = newest.values().stream().max(Celsius::compareTo).orElseThrow();
      dose = dose.plusSegment(from.orElse(to), to, Duration.between(before, reading.at()));
      from = Optional.of(to);
      before = reading.at();
    }
    Celsius unseen = from.orElseGet(() -> opening.target().plus(opening.skinUncertaintyCelsius()));
    return dose.plusConstant(unseen, UNSEEN);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
