package dev.heatpad.adapter.mqtt;

import dev.heatpad.core.unit.PadName;
import java.util.List;
import java.util.Optional;

/**
 * The names of all topics of one device: {@code heatpad/<device>/...} and below it one root for
 * each pad. Others rely on these names; a change needs a decision record.
 *
 * @param device the {@code device.id} of the configuration
 */
record Topics(String device) {

  static final String SESSION = "session";
  static final String DURATION = "duration";
  static final String TARGET = "target";
  static final String PROGRAM = "program";
  static final String STOP = "stop";
  static final String COMMAND = "cmd";

  private static final String SET = "/set";
  private static final int NAME_LEVEL = 2;
  private static final int FIRST_LEAF_LEVEL = 3;

  /** What a command topic asks for. */
  enum Kind {
    STOP_ALL,
    STOP,
    SESSION,
    DURATION,
    TARGET,
    PROGRAM,
    COMMAND
  }

  /**
   * A command topic, taken apart.
   *
   * @param pad the pad's name as it stands in the topic, which may be none of ours
   */
  record Addressed(Kind kind, String pad) {}

  String root() {
    return "heatpad/" + device;
  }

  String availability() {
    return root() + "/availability";
  }

  String stopAll() {
    return root() + "/" + STOP;
  }

  String of(PadName pad, String leaf) {
    return root() + "/" + pad.text() + "/" + leaf;
  }

  /** Where the answers to commands for this name go, whether there is such a pad or not. */
  String result(String pad) {
    return root() + "/" + pad + "/cmd/result";
  }

  /**
   * Whether a sender may have its answer there. Our own topics would be overwritten by it, and
   * those by which homes find devices would be misused.
   */
  boolean mayBeAnswered(String responseTopic) {
    return !responseTopic.startsWith(root() + "/")
        && !responseTopic.startsWith("homeassistant/")
        && !responseTopic.startsWith("$");
  }

  /** Every command topic, with a wildcard for the pad, so that unknown pads are answered too. */
  List<String> commands() {
    String anyPad = root() + "/+/";
    return List.of(
        stopAll(),
        anyPad + STOP,
        anyPad + SESSION + SET,
        anyPad + DURATION + SET,
        anyPad + TARGET + SET,
        anyPad + PROGRAM + SET,
        anyPad + COMMAND);
  }

  /** Which command a message on this topic is; empty for a topic that is none of ours. */
  Optional<Addressed> read(String topic) {
    if (topic.equals(stopAll())) {
      return Optional.of(new Addressed(Kind.STOP_ALL, ""));
    }
    String[] levels = topic.split("/", -1);
    if (!topic.startsWith(root() + "/") || levels.length <= FIRST_LEAF_LEVEL) {
      return Optional.empty();
    }
    String pad = levels[NAME_LEVEL];
    String leaf = topic.substring((root() + "/" + pad + "/").length());
    return kind(leaf).map(kind -> new Addressed(kind, pad));
  }

  private static Optional<Kind> kind(String leaf) {
    return Optional.ofNullable(
        switch (leaf) {
          case STOP -> Kind.STOP;
          case SESSION + SET -> Kind.SESSION;
          case DURATION + SET -> Kind.DURATION;
          case TARGET + SET -> Kind.TARGET;
          case PROGRAM + SET -> Kind.PROGRAM;
          case COMMAND -> Kind.COMMAND;
          default -> null;
        });
  }
}
