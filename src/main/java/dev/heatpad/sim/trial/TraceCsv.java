package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes what a person wants to plot of lives: a row a pad and second, and one an event. */
public final class TraceCsv implements Observer {

  private static final String HEADER =
      "life,seconds,pad,state,skin_true_c,skin_read_c,pad_c,heater,watts,cem43_min,event\n";

  private final Appendable out;
  private final Map<PadName, String> states = new LinkedHashMap<>();
  private final Map<PadName, Double> readCelsius = new LinkedHashMap<>();
  private long life;

  public TraceCsv(Appendable out) {
    this.out = out;
    write(HEADER);
  }

  /** Rows of another life follow. */
  void beginLife(long index) {
    life = index;
    states.clear();
    readCelsius.clear();
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Told(var view) -> states.put(view.name(), view.state());
      case Fact.Sensed(var pad, var role, Sample.Measured measured)
          when role == SensorRole.SKIN_SIDE ->
          readCelsius.put(pad, measured.temperature().degrees());
      case Fact.Truth truth -> row(at, truth);
      case Fact.Noticed(var pad, var notice) ->
          event(at, pad.text(), notice.kind() + " " + notice.details());
      case Fact.Began(var pad, var kind) -> event(at, pad.text(), "begins: " + kind.text());
      case Fact.Ceased(var pad, var kind) -> event(at, pad.text(), "ceases: " + kind.text());
      case Fact.Booted(var run) -> event(at, "", "run " + run);
      case Fact.Died(var how) -> event(at, "", how.name());
      case Fact.Asked(var pad, var command, var manner) ->
          event(at, pad.text(), manner.source() + " " + manner.wish() + " " + command);
      case Fact.Answered(var pad, _, var result) -> event(at, pad.text(), result.message());
      case Fact.Pressed(var pad, var press) -> event(at, pad.text(), "pressed " + press);
      case Fact.Drove(var pad, var level, var success) ->
          event(at, pad.text(), "drives " + level + " " + success);
      default -> {}
    }
  }

  private void row(MonotonicTime at, Fact.Truth truth) {
    Double read = readCelsius.get(truth.pad());
    write(
        String.format(
            Locale.ROOT,
            "%d,%.3f,%s,%s,%.3f,%s,%.3f,%s,%.1f,%.5f,\n",
            life,
            seconds(at),
            truth.pad(),
            states.getOrDefault(truth.pad(), ""),
            truth.skinCelsius(),
            read == null ? "" : String.format(Locale.ROOT, "%.4f", read),
            truth.padCelsius(),
            truth.driven(),
            truth.elementWatts(),
            truth.cem43Minutes()));
  }

  private void event(MonotonicTime at, String pad, String what) {
    write(
        String.format(
            Locale.ROOT,
            "%d,%.3f,%s,,,,,,,,\"%s\"\n",
            life,
            seconds(at),
            pad,
            what.replace('"', '\'').replace('\n', ' ')));
  }

  private static double seconds(MonotonicTime at) {
    return at.minus(Stage.START).toNanos() / 1e9;
  }

  private void write(String text) {
    try {
      out.append(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
