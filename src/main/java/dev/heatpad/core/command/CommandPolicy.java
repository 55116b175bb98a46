package dev.heatpad.core.command;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which command may do what, for every source: one table, whatever way a command came.
 *
 * <pre>
 * verb    | not fresh | id over a message | local only | arming | idle        | running     | paused      | fault
 * stop    | obeyed    | no                | no         | no     | run         | run         | run         | run
 * start   | refused   | yes               | no         | yes    | run         | no_change   | no_change   | fault
 * pause   | refused   | no                | no         | no     | not_running | run         | run         | fault
 * resume  | refused   | yes               | no         | no     | not_running | no_change   | run         | fault
 * extend  | refused   | yes               | no         | no     | not_running | run         | run         | fault
 * answer  | refused   | yes               | no         | no     | no_prompt   | run         | run         | no_prompt
 * ack     | refused   | yes               | no         | no     | run         | no_change   | no_change   | run
 * arm     | refused   | no                | yes        | no     | run         | no_change   | no_change   | fault
 * set     | refused   | no                | no         | no     | run         | run         | run         | run
 * </pre>
 *
 * "Running" is starting or heating. An id is asked for in the JSON form of a command; the plain
 * topics have none, and their messages are protected by a connection that keeps nothing.
 */
public final class CommandPolicy {

  /** What a pad is doing, as far as the policy distinguishes it. */
  public enum Situation {
    IDLE,
    RUNNING,
    PAUSED,
    FAULT
  }

  /** What becomes of a command. */
  public sealed interface Ruling {}

  /** The machine carries it out, within its limits. */
  public record Run() implements Ruling {}

  /** It asks for what is so already: accepted, and nothing changes. */
  public record NoChange() implements Ruling {}

  public record Refused(Refusal reason) implements Ruling {}

  /** Whether a message that is not what a person asks for now is obeyed all the same. */
  public enum NotFresh {
    OBEYED,
    REFUSED
  }

  /** Whether the JSON form must carry an id. */
  public enum Id {
    NEEDED,
    NOT_NEEDED
  }

  /** Who may give the command. */
  public enum Reach {
    ANYBODY,
    LOCAL_ONLY
  }

  /** Whether a remote sender needs somebody to have armed the device. */
  public enum Arming {
    NEEDED,
    NOT_NEEDED
  }

  /** One line of the table. */
  public record Row(
      NotFresh notFresh, Id id, Reach reach, Arming arming, Map<Situation, Ruling> rulings) {
    public Row {
      rulings = Collections.unmodifiableMap(new EnumMap<>(rulings));
    }
  }

  private static final Ruling RUN = new Run();
  private static final Ruling NO_CHANGE = new NoChange();
  private static final Ruling FAULT = new Refused(Refusal.FAULT);
  private static final Ruling NOT_RUNNING = new Refused(Refusal.NOT_RUNNING);
  private static final Ruling NO_PROMPT = new Refused(Refusal.NO_PROMPT);

  private static final Map<Verb, Row> TABLE = new EnumMap<>(Verb.class);

  static {
    row(Verb.STOP, NotFresh.OBEYED, Id.NOT_NEEDED, RUN, RUN, RUN, RUN);
    row(Verb.START, NotFresh.REFUSED, Id.NEEDED, RUN, NO_CHANGE, NO_CHANGE, FAULT);
    row(Verb.PAUSE, NotFresh.REFUSED, Id.NOT_NEEDED, NOT_RUNNING, RUN, RUN, FAULT);
    row(Verb.RESUME, NotFresh.REFUSED, Id.NEEDED, NOT_RUNNING, NO_CHANGE, RUN, FAULT);
    row(Verb.EXTEND, NotFresh.REFUSED, Id.NEEDED, NOT_RUNNING, RUN, RUN, FAULT);
    row(Verb.ANSWER, NotFresh.REFUSED, Id.NEEDED, NO_PROMPT, RUN, RUN, NO_PROMPT);
    row(Verb.ACK, NotFresh.REFUSED, Id.NEEDED, RUN, NO_CHANGE, NO_CHANGE, RUN);
    row(Verb.ARM, NotFresh.REFUSED, Id.NOT_NEEDED, RUN, NO_CHANGE, NO_CHANGE, FAULT);
    row(Verb.SET, NotFresh.REFUSED, Id.NOT_NEEDED, RUN, RUN, RUN, RUN);
  }

  private CommandPolicy() {}

  private static void row(
      Verb verb,
      NotFresh notFresh,
      Id id,
      Ruling idle,
      Ruling running,
      Ruling paused,
      Ruling fault) {
    Reach reach = verb == Verb.ARM ? Reach.LOCAL_ONLY : Reach.ANYBODY;
    Arming arming = verb == Verb.START ? Arming.NEEDED : Arming.NOT_NEEDED;
    TABLE.put(
        verb,
        new Row(
            notFresh,
            id,
            reach,
            arming,
            Map.of(
                Situation.IDLE, idle,
                Situation.RUNNING, running,
                Situation.PAUSED, paused,
                Situation.FAULT, fault)));
  }

  /** The line of the table for a verb. */
  public static Row of(Verb verb) {
    Row row = TABLE.get(verb);
    if (row == null) {
      throw new IllegalStateException("the policy table has no line for " + verb);
    }
    return row;
  }

  /** What becomes of a request to a pad in this situation. Arming is the caller's to check. */
  public static Ruling judge(Request request, Situation situation) {
    Row row = of(request.command().verb());
    if (row.notFresh() == NotFresh.REFUSED) {
      Optional<Refusal> stale = refusal(request.freshness());
      if (stale.isPresent()) {
        return new Refused(stale.get());
      }
    }
    if (row.reach() == Reach.LOCAL_ONLY && !request.source().isLocal()) {
      return new Refused(Refusal.NOT_ARMED);
    }
    Ruling ruling = row.rulings().get(situation);
    if (ruling == null) {
      throw new IllegalStateException("the policy table has no column for " + situation);
    }
    return ruling;
  }

  private static Optional<Refusal> refusal(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> Optional.empty();
      case RETAINED -> Optional.of(Refusal.RETAINED);
      case EXPIRED -> Optional.of(Refusal.EXPIRED);
      case DUPLICATE -> Optional.of(Refusal.DUPLICATE);
      case RATE_LIMITED -> Optional.of(Refusal.RATE_LIMITED);
    };
  }
}
