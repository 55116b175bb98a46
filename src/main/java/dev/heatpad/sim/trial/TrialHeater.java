package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch;
import java.io.IOException;
import java.util.function.Consumer;

/** The output of one pad as the program drives it: tells each change, and passes the fuse. */
final class TrialHeater implements HeaterSwitch {

  private final PadName pad;
  private final HeaterSwitch real;
  private final Fuse fuse;
  private final Consumer<Fact> tell;
  private Level driven = Level.OFF;
  private Fact.Success success = Fact.Success.DONE;

  TrialHeater(PadName pad, HeaterSwitch real, Fuse fuse, Consumer<Fact> tell) {
    this.pad = pad;
    this.real = real;
    this.fuse = fuse;
    this.tell = tell;
  }

  /** What the program last drove, whether or not anything obeyed. */
  Level driven() {
    return driven;
  }

  @Override
  public void drive(Level level) throws IOException {
    try {
      requireNotRefused();
      real.drive(level);
      tellChange(level, Fact.Success.DONE);
    } catch (IOException failure) {
      tellChange(level, Fact.Success.FAILED);
      throw failure;
    }
  }

  private void tellChange(Level level, Fact.Success newSuccess) {
    if (level != driven || newSuccess != success) {
      driven = level;
      success = newSuccess;
      tell.accept(new Fact.Drove(pad, level, newSuccess));
    }
  }

  @Override
  public Level readBack() throws IOException {
    requireNotRefused();
    return real.readBack();
  }

  private void requireNotRefused() throws IOException {
    if (fuse.passOrRefuse()) {
      throw new IOException("the chip refuses this call");
    }
  }

  /** The program is gone, and its line with it. */
  @Override
  public void close() {
    driven = Level.OFF;
    success = Fact.Success.DONE;
    real.close();
  }
}
