package dev.heatpad.sim.trial;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Publisher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A listener beside the link: turns what the program tells into facts, and keeps the newest. */
final class TrialNews implements Publisher {

  private final Fuse fuse;
  private final Consumer<Fact> tell;
  private final Map<PadName, PadView> views = new LinkedHashMap<>();

  TrialNews(Fuse fuse, Consumer<Fact> tell) {
    this.fuse = fuse;
    this.tell = tell;
  }

  Optional<PadView> view(PadName pad) {
    return Optional.ofNullable(views.get(pad));
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {
    views.put(view.name(), view);
    tell.accept(new Fact.Told(view));
    fuse.pass();
  }

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {}

  @Override
  public void noticed(PadName pad, Notice notice, Stamp stamp) {
    tell.accept(new Fact.Noticed(pad, notice));
    fuse.pass();
  }

  @Override
  public void ended(SessionRecord end) {
    tell.accept(new Fact.RecordTold(end));
    fuse.pass();
  }
}
