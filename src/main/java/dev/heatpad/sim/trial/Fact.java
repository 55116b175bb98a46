package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import java.util.Optional;

/**
 * Something that can be seen from outside of the program: what reached it, what it did and told,
 * and how things really are.
 */
sealed interface Fact {

  /** The program runs, for the n-th time. */
  record Booted(int run) implements Fact {}

  /** The program is gone. */
  record Died(Death how) implements Fact {}

  /** How a program ends. */
  enum Death {
    KILLED,
    POWER_CUT,
    LOOP_FAILED,
    SHUT_DOWN
  }

  /** The program was asked to end. */
  record ShutdownAsked() implements Fact {}

  /** The loop finished a turn. */
  record Turned() implements Fact {}

  /** The program drove an output. */
  record Drove(PadName pad, Level level, Success success) implements Fact {}

  /** Whether a drive did what it should, as the chip says. */
  enum Success {
    DONE,
    FAILED
  }

  record Told(PadView view) implements Fact {}

  record Noticed(PadName pad, Notice notice) implements Fact {}

  record RecordTold(SessionRecord end) implements Fact {}

  /** A command reached the program. */
  record Asked(PadName pad, Command command, Manner manner) implements Fact {}

  /**
   * How a command came, as whoever sent it knows.
   *
   * @param wish whether a person wants it now
   */
  record Manner(long number, Source source, Delivery delivery, Optional<String> id, Wish wish) {}

  /** Whether a person wants now what a message asks for. */
  enum Wish {
    CURRENT,
    /** The message was sent long ago. */
    OLD,
    /** The message came before. */
    REPEATED
  }

  record Answered(PadName pad, long number, CommandResult result) implements Fact {}

  record Pressed(PadName pad, Press press) implements Fact {}

  /** An entry was given to the journal. */
  record Given(JournalEntry entry) implements Fact {}

  record Durable(JournalEntry entry) implements Fact {}

  record Unwritten(JournalEntry entry) implements Fact {}

  record JournalSetAside() implements Fact {}

  record Sensed(PadName pad, SensorRole role, Sample sample) implements Fact {}

  /** How a pad really is. */
  record Truth(
      PadName pad,
      double skinCelsius,
      double padCelsius,
      double elementWatts,
      double cem43Minutes,
      double damage,
      Level driven)
      implements Fact {}

  record Began(PadName pad, FaultKind kind) implements Fact {}

  record Ceased(PadName pad, FaultKind kind) implements Fact {}

  /** The wall clock was moved while it was believed. */
  record BelievedClockMoved() implements Fact {}

  /** The broker has a message for good. */
  record BrokerHas(String topic, String payload) implements Fact {}

  /** A person wants heat after all faults are mended, and this came of it. */
  record Recovered(PadName pad, boolean heats, String state) implements Fact {}

  /** The life is over, and the journal and the broker have taken all that they will. */
  record Over(JournalContent content) implements Fact {}
}
