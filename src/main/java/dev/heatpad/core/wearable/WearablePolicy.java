package dev.heatpad.core.wearable;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Rule.Consequence;
import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.core.wearable.WearableTrace.Hearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what wearables say (docs/safety.md, wearable). Every answer here takes heat
 * away or refuses it; there is none that gives any (S11).
 */
public final class WearablePolicy {

  public static final Duration HARD_FOR = Duration.ofSeconds(10);
  public static final Duration HIGH_FOR = Duration.ofSeconds(30);
  public static final Duration LOW_FOR = Duration.ofSeconds(30);
  public static final Duration ROSE_FOR = Duration.ofMinutes(5);
  public static final Duration FELL_FOR = Duration.ofMinutes(4);

  /** Who has just said that they are awake is asked less eagerly because of a low heart rate. */
  public static final Duration FELL_FOR_AFTER_AN_ANSWER = Duration.ofMinutes(10);

  public static final Duration STILL_FOR = Duration.ofMinutes(8);

  private WearablePolicy() {}

  /**
   * What a session adds.
   *
   * @param lastAction when a person last did something; what spoke of sleep before is answered
   * @param answers whether a doubt of a wearable was answered in this session
   * @param trip the skin limit of the pad
   */
  public record Session(MonotonicTime lastAction, Answers answers, Celsius trip) {}

  /** Whether somebody answered after a rule had asked. */
  public enum Answers {
    NONE,
    SOME
  }

  /** What keeps a session from beginning or going on. */
  public enum Objection {
    MISSING,
    NOT_WORN,
    ASLEEP
  }

  /** Every rule that speaks now, in order of precedence. */
  public static List<Finding> judge(
      WearableWatch watch, WearableRules rules, Session session, MonotonicTime now) {
    if (rules.mode() == Mode.OFF || watch.session().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    watch
        .wearables()
        .devices()
        .forEach((name, device) -> {
          findings.addAll(ofSkin(device, session, now));
          findings.addAll(ofHeart(watch, name, device, rules, session, now));
          findings.addAll(ofWorn(watch, device, now));
          findings.addAll(ofSleep(watch, device, session, now));
        });
    boolean saysNotWorn =
        findings.stream().anyMatch(found -> found.rule().consequence() == Consequence.PAUSE);
    if (rules.mode() == Mode.REQUIRE && !saysNotWorn) {
      carried(watch, now).ifPresent(findings::add);
    }
    findings.sort(Comparator.comparing(Finding::rule));
    return List.copyOf(findings);
  }

  /** Why a session may not begin, or be resumed by a person. */
  public static Optional<Objection> objection(
      WearableWatch watch, WearableRules rules, MonotonicTime now) {
    if (rules.mode() == Mode.OFF) {
      return Optional.empty();
    }
    if (watch.wearables().isAsleep(now)) {
      return Optional.of(Objection.ASLEEP);
    }
    if (rules.mode() == Mode.ADVISE) {
      return Optional.empty();
    }
    Optional<WearableTrace> carrier = watch.wearables().carrier(now);
    if (carrier
        .filter(device -> device.heart().inARow() >= WearableTrace.VALUES_FOR_A_START)
        .isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        carrier.isEmpty() && anyOff(watch, now) ? Objection.NOT_WORN : Objection.MISSING);
  }

  /**
   * Whether heat that a pause took away may come back by itself: what was missing is there again,
   * with values that came after the pause began.
   */
  public static boolean isBack(
      WearableWatch watch, WearableRules rules, MonotonicTime pausedAt, MonotonicTime now) {
    boolean someOff =
        watch.wearables().devices().values().stream()
            .anyMatch(device -> !ofWorn(watch, device, now).isEmpty());
    if (someOff || rules.mode() == Mode.OFF) {
      return false;
    }
    return rules.mode() == Mode.ADVISE
        || watch.wearables().devices().values().stream()
            .anyMatch(device ->
                device.carries(now)
                    && device.heart().inARow() >= 2
                    && device.heart().recent().stream()
                            .filter(beat -> beat.at().isAfter(pausedAt))
                            .count()
                        >= 2);
  }

  private static List<Finding> ofSkin(WearableTrace device, Session session, MonotonicTime now) {
    return device.skin().stream()
        .filter(seen ->
            now.minus(seen.at()).compareTo(device.staleAfter()) <= 0
                && seen.temperature().isAtLeast(session.trip()))
        .map(seen ->
            new Finding(
                Rule.SKIN_TOO_WARM,
                "skin at the wearable " + seen.temperature() + aged(seen.at(), now)))
        .toList();
  }

  private static List<Finding> ofHeart(
      WearableWatch watch,
      String name,
      WearableTrace device,
      WearableRules rules,
      Session session,
      MonotonicTime now) {
    HeartLevels levels = watch.session().orElseThrow().levels().get(name);
    if (levels == null || device.worn().offAt(now).isPresent()) {
      return List.of();
    }
    MonotonicTime begin = watch.session().get().since();
    List<Finding> findings = new ArrayList<>();
    String median = "median " + device.heart().median(HeartLevels.MEDIAN).orElse(0);
    String age = aged(levels.seenAt().orElse(now), now);
    if (levels.lasted(levels.hardSince(), begin).compareTo(HARD_FOR) >= 0) {
      findings.add(
          new Finding(
              Rule.HARD_HEART_RATE,
              median + " above " + HardLimits.MAX_HEART_RATE_PER_MINUTE + age));
    }
    if (levels.lasted(levels.highSince(), begin).compareTo(HIGH_FOR) >= 0) {
      findings.add(
          new Finding(
              Rule.HIGH_HEART_RATE, median + " above " + levels.highPerMinute(rules) + age));
    }
    if (levels.lasted(levels.lowSince(), begin).compareTo(LOW_FOR) >= 0) {
      findings.add(
          new Finding(
              Rule.LOW_HEART_RATE,
              median + " below " + HardLimits.MIN_HEART_RATE_PER_MINUTE + age));
    }
    String baseline = ", baseline " + levels.baselinePerMinute().orElse(0);
    if (levels.lasted(levels.roseSince(), begin).compareTo(ROSE_FOR) >= 0) {
      findings.add(new Finding(Rule.HEART_RATE_ROSE, median + baseline + age));
    }
    Duration fellFor = session.answers() == Answers.NONE ? FELL_FOR : FELL_FOR_AFTER_AN_ANSWER;
    if (levels.lasted(levels.fellSince(), session.lastAction()).compareTo(fellFor) >= 0) {
      findings.add(
          new Finding(
              Rule.HEART_RATE_FELL,
              "median of 3 min "
                  + device.heart().median(HeartTrace.REMEMBERED).orElse(0)
                  + baseline
                  + age));
    }
    return findings;
  }

  /** A device that was taken off in this session; one that was not worn before says nothing. */
  private static List<Finding> ofWorn(
      WearableWatch watch, WearableTrace device, MonotonicTime now) {
    return device.worn().offAt(now).stream()
        .filter(off ->
            watch.session().filter(session -> !off.since().isBefore(session.since())).isPresent())
        .map(off -> new Finding(off.rule(), off.values() + aged(off.since(), now)))
        .toList();
  }

  private static List<Finding> ofSleep(
      WearableWatch watch, WearableTrace device, Session session, MonotonicTime now) {
    List<Finding> findings = new ArrayList<>();
    device
        .sleep()
        .ifPresent(slept -> {
          MonotonicTime begin = watch.session().orElseThrow().since();
          boolean isOfNow =
              !slept.at().isBefore(begin)
                  || now.minus(slept.at()).compareTo(device.staleAfter()) <= 0;
          switch (slept.stage()) {
            case AWAKE -> {}
            case ASLEEP -> {
              if (isOfNow) {
                findings.add(new Finding(Rule.ASLEEP, "told" + aged(slept.at(), now)));
              }
            }
            case LIKELY_ASLEEP -> {
              if (slept.at().isAfter(session.lastAction())) {
                findings.add(new Finding(Rule.LIKELY_ASLEEP, "told" + aged(slept.at(), now)));
              }
            }
          }
        });
    Duration still = device.motion().stillFor(session.lastAction());
    if (still.compareTo(STILL_FOR) >= 0) {
      findings.add(
          new Finding(
              Rule.STILL,
              "no movement for "
                  + still.toMinutes()
                  + " min"
                  + aged(device.motion().heardAt().orElse(now), now)));
    }
    return findings;
  }

  /** A required wearable must be live, heard and worn; else the best reason why it is not. */
  private static Optional<Finding> carried(WearableWatch watch, MonotonicTime now) {
    if (watch.wearables().carrier(now).isPresent()) {
      return Optional.empty();
    }
    Optional<Finding> off =
        watch.wearables().devices().values().stream()
            .filter(device -> device.isLive() && device.hearing(now) != Hearing.LOST)
            .flatMap(device -> device.worn().offAt(now).stream())
            .map(why -> new Finding(why.rule(), why.values() + aged(why.since(), now)))
            .findFirst();
    return off.or(() -> Optional.of(lost(watch, now)));
  }

  private static Finding lost(WearableWatch watch, MonotonicTime now) {
    Optional<WearableTrace> last =
        watch.wearables().devices().values().stream()
            .filter(WearableTrace::isLive)
            .filter(device -> device.heart().newest().isPresent())
            .max(
                Comparator.comparing(
                        (WearableTrace device) -> device.heart().age(now).orElseThrow())
                    .reversed());
    Rule rule = last.filter(WearableTrace::isCutOff).isPresent() ? Rule.LINK_DOWN : Rule.STALE;
    return new Finding(
        rule,
        last.map(device -> "no heart rate" + aged(device.heart().newest().get().at(), now))
            .orElse("no heart rate at all"));
  }

  private static boolean anyOff(WearableWatch watch, MonotonicTime now) {
    return watch.wearables().devices().values().stream()
        .anyMatch(device -> device.isLive() && device.worn().offAt(now).isPresent());
  }

  private static String aged(MonotonicTime at, MonotonicTime now) {
    return ", " + now.minus(at).toSeconds() + " s ago";
  }
}
