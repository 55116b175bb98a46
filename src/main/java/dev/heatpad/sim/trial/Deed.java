package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;

/** What a person or the world does. Pads are named by their place in the house, from 0. */
public sealed interface Deed {

  /** A person asks for something over the network or the local socket. */
  record Asks(int pad, Source source, Command command) implements Deed {}

  /** A person presses a button at the pad. */
  record Presses(int pad, Press press) implements Deed {}

  /**
   * A fault begins, and ceases by itself.
   *
   * @param lasting zero for what happens in a moment
   * @param size a number that the kind of fault makes something of: which call, which way, how much
   */
  record Breaks(int pad, FaultKind kind, Duration lasting, int size) implements Deed {}

  /** The program is ended in order, and started again. */
  record ShutsDown(Duration away) implements Deed {}

  /** The power fails. */
  record PowerCut(Duration away) implements Deed {}
}
