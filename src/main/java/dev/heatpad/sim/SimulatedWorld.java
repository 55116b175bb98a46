package dev.heatpad.sim;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.SimulatedControls;
import dev.heatpad.loop.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All simulated pads. The loop moves it at the start of each turn, and tells it, as it tells every
 * publisher, when a pad asks whether somebody is there.
 */
public final class SimulatedWorld implements World, Publisher, SimulatedControls {

  private final Map<PadName, SimulatedPad> pads;

  public SimulatedWorld(Map<PadName, SimulatedPad> pads) {
    this.pads = new LinkedHashMap<>(pads);
  }

  /** The simulated pad of this name; empty where the pad is real or unknown. */
  public Optional<SimulatedPad> pad(PadName name) {
    return Optional.ofNullable(pads.get(name));
  }

  @Override
  public Outcome press(PadName name, Press press) {
    Optional<SimulatedPad> pad = pad(name);
    pad.ifPresent(pressed -> pressed.press(press));
    return pad.isPresent() ? Outcome.PRESSED : Outcome.NOT_SIMULATED;
  }

  @Override
  public void advanceTo(MonotonicTime now) {
    pads.values().forEach(pad -> pad.advanceTo(now));
  }

  @Override
  public void noticed(PadName name, Notice notice, Stamp stamp) {
    if (notice.kind() == Notice.Kind.PROMPT) {
      pad(name).ifPresent(SimulatedPad::asked);
    }
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {}

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {}

  @Override
  public void ended(SessionRecord end) {}
}
