package dev.heatpad.adapter.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Numbers in the text format of Prometheus, version 0.0.4. One thread builds it. */
final class MetricsText {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Pattern NAME = Pattern.compile("heatpad_[a-z0-9_]+");

  private final StringBuilder text = new StringBuilder(8 * 1024);
  private String name = "";

  /** Begins a number that goes up and down; its values follow. */
  MetricsText gauge(String newName, String help) {
    return family(newName, "gauge", help);
  }

  /** Begins a number that only grows; its values follow. */
  MetricsText counter(String newName, String help) {
    return family(newName, "counter", help);
  }

  private MetricsText family(String newName, String type, String help) {
    if (!NAME.matcher(newName).matches()) {
      throw new IllegalArgumentException("not a name of ours: " + newName);
    }
    name = newName;
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * One value of the number that was begun last.
   *
   * @param labels names and values in turn
   */
  MetricsText value(double value, String... labels) {
    return write(number(value), labels);
  }

  /** One value that counts something. */
  MetricsText value(long value, String... labels) {
    return write(Long.toString(value), labels);
  }

  private MetricsText write(String number, String... labels) {
    text.append(name);
    for (int index = 0; index < labels.length; index += 2) {
      text.append(index == 0 ? '{' : ',')
          .append(labels[index])
          .append("=\"")
          .append(escaped(labels[index + 1]).replace("\"", "\\\""))
          .append('"');
    }
    text.append(labels.length == 0 ? " " : "} ").append(number).append('\n');
    return this;
  }

  MetricsText seconds(Duration duration, String... labels) {
    return value(duration.toNanos() / 1e9, labels);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
