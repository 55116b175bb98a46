package dev.heatpad.loop;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.WearableReport;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What adapters put into the inbox. */
public sealed interface Arrival {

  /** Whether it may use the reserved room. */
  boolean isUrgent();

  /** Whether it asks for less heat. */
  default boolean isStop() {
    return false;
  }

  /** Whether it asks for heat where there is none. */
  default boolean asksForHeat() {
    return false;
  }

  /** A command for one pad, as it came. */
  record Asked(PadName pad, Question question) implements Arrival {
    @Override
    public boolean isUrgent() {
      return isStop();
    }

    @Override
    public boolean isStop() {
      return question.command().verb() == Verb.STOP;
    }

    @Override
    public boolean asksForHeat() {
      return question.command().verb() == Verb.START || question.command().verb() == Verb.RESUME;
    }
  }

  /** A message for a pad was refused before it became a command; everybody is to know. */
  record Misread(PadName pad, Source source, Refusal refusal, String message) implements Arrival {
    @Override
    public boolean isUrgent() {
      return false;
    }
  }

  /** A stop for every pad. */
  record StopAll(Source source) implements Arrival {
    @Override
    public boolean isUrgent() {
      return true;
    }

    @Override
    public boolean isStop() {
      return true;
    }
  }

  /**
   * Who asks for what, and how it came.
   *
   * @param sentAt the sender's own time stamp
   * @param reply is given the answer, on the loop's thread; it must return at once
   */
  record Question(
      Source source,
      Command command,
      Delivery delivery,
      Optional<String> id,
      Optional<Instant> sentAt,
      Consumer<CommandResult> reply) {}

  /** Whether a broker had kept the message. */
  enum Delivery {
    LIVE,
    RETAINED
  }

  /**
   * Somebody looks at the first-use questions of the persons, or answers those of one.
   *
   * @param reply is given the outcome, on the loop's thread; it must return at once
   */
  record ScreeningAsked(ScreeningQuestion question, Consumer<ScreeningOutcome> reply)
      implements Arrival {
    /** An answer may be what ends heat. */
    @Override
    public boolean isUrgent() {
      return question instanceof ScreeningQuestion.Answered;
    }
  }

  /** A sensor delivered. */
  record Sensed(PadName pad, SensorRole role, Sample sample) implements Arrival {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /**
   * A wearable of a person said something. What may end heat at once may use the reserved room; any
   * other report that is lost is silence, and silence gives no heat.
   */
  record WearableReported(Person person, WearableReport report) implements Arrival {
    @Override
    public boolean isUrgent() {
      return report.signal() instanceof Signal.Sleep || report.signal() instanceof Signal.Wear;
    }
  }

  /** The meter in the circuit of a heater delivered. */
  record Metered(PadName pad, PowerSample sample) implements Arrival {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** What the host has against going on; nothing when all is well again. */
  record HostJudged(Set<Pad.HostDoubt> doubts) implements Arrival {
    public HostJudged {
      doubts = Set.copyOf(doubts);
    }

    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** The journal finished an entry. */
  record Written(long number, JournalEntry entry, Journal.Outcome outcome) implements Arrival {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** The program ends. */
  record ShutdownAsked() implements Arrival {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }
}
