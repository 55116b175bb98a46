package dev.heatpad;

import dev.heatpad.config.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line a message on standard error; whoever collects it adds the time. */
final class Logging {

  /** Tells at each start what it found; held here, or the level would be collected with it. */
  private static final Logger PI4J = Logger.getLogger("com.pi4j");

  /** Tells each connection, and each end of one with a stack trace; the adapter says it better. */
  private static final Logger DBUS = Logger.getLogger("org.freedesktop.dbus");

  private static final Logger ROOT = Logger.getLogger("");

  private Logging() {}

  static void setUp(LogLevel level) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
    PI4J.setLevel(Level.WARNING);
    DBUS.setLevel(Level.OFF);
    ROOT.setLevel(
        switch (level) {
          case ERROR -> Level.SEVERE;
          case WARNING -> Level.WARNING;
          case INFO -> Level.INFO;
          case DEBUG -> Level.FINE;
        });
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord message) {
      StringBuilder line = new StringBuilder("heatpad: ");
      if (!message.getLevel().equals(Level.INFO)) {
        line.append(word(message.getLevel())).append(": ");
      }
      line.append(formatMessage(message)).append('\n');
      if (message.getThrown() != null) {
        StringWriter trace = new StringWriter();
        message.getThrown().printStackTrace(new PrintWriter(trace));
        line.append(trace);
      }
      return line.toString();
    }

    private static String word(Level level) {
      if (level.equals(Level.SEVERE)) {
        return "error";
      }
      return level.equals(Level.WARNING) ? "warning" : level.getName().toLowerCase(Locale.ROOT);
    }
  }
}
