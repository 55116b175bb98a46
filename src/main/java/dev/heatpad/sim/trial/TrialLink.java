package dev.heatpad.sim.trial;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.LinkSupervisor;
import dev.heatpad.loop.Outbox;
import dev.heatpad.loop.Outgoing;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.ReconnectSchedule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The production outbox and link supervisor before a modelled broker, in place of sockets. One per
 * run of the program; payloads are short stand-ins for the JSON of the real publisher.
 */
final class TrialLink implements Publisher {

  private static final Duration ROUND_TRIP = Duration.ofMillis(5);
  private static final Duration CONNECTING = Duration.ofMillis(50);

  /** One and a half keep-alive intervals of 10 s (docs/overview.md). */
  private static final Duration SILENCE_NOTICED_AFTER = Duration.ofSeconds(15);

  private static final int RECEIVE_MAXIMUM = 20;

  private final Stage stage;
  private final TrialBroker broker;
  private final SplittableRandom chance;
  private final Consumer<SessionId> recordTaken;
  private final Consumer<Fact> tell;
  private final String run;
  private final Outbox outbox = new Outbox();
  private final LinkSupervisor supervisor;
  private final Deque<SessionRecord> waiting = new ArrayDeque<>();
  private final List<Outgoing> onTheWay = new ArrayList<>();
  private int connection;
  private boolean acknowledging;
  private boolean closed;
  private boolean nextPlanned;

  TrialLink(
      Stage stage,
      TrialBroker broker,
      SplittableRandom chance,
      String run,
      Consumer<SessionId> recordTaken,
      Consumer<Fact> tell) {
    this.stage = stage;
    this.broker = broker;
    this.chance = chance;
    this.run = run;
    this.recordTaken = recordTaken;
    this.tell = tell;
    this.supervisor = new LinkSupervisor(ReconnectSchedule.standard(), stage.now());
    broker.onChange(this::brokerChanged);
  }

  /** The program is gone. */
  void close() {
    closed = true;
    supervisor.close();
    lose();
  }

  boolean isIdle() {
    return outbox.isIdle() && waiting.isEmpty();
  }

  boolean isConnected() {
    return supervisor.state() == LinkSupervisor.State.CONNECTED;
  }

  /** Does what is due: connects, hands over. */
  void pump() {
    if (closed) {
      return;
    }
    if (!nextPlanned) {
      switch (supervisor.next(now())) {
        case LinkSupervisor.Connect(var timeout) -> connect(timeout);
        case LinkSupervisor.Pause(var pause) -> {
          nextPlanned = true;
          stage.after(
              pause,
              () -> {
                nextPlanned = false;
                pump();
              });
        }
        case LinkSupervisor.Rest _ -> {}
      }
    }
    handOver();
  }

  private MonotonicTime now() {
    return stage.now();
  }

  private void connect(Duration timeout) {
    switch (broker.state()) {
      case WORKING -> stage.after(CONNECTING, this::connected);
      case GONE -> stage.after(CONNECTING, this::failed);
      case FROZEN -> stage.after(timeout, this::failed);
    }
  }

  private void connected() {
    if (closed) {
      return;
    }
    if (broker.state() != TrialBroker.State.WORKING) {
      failed();
      return;
    }
    connection++;
    supervisor.connectSucceeded(now());
    outbox.connected(RECEIVE_MAXIMUM);
    offerWaiting();
    pump();
  }

  private void failed() {
    if (!closed) {
      supervisor.connectFailed(now());
      pump();
    }
  }

  private void brokerChanged() {
    if (closed || !isConnected()) {
      return;
    }
    int ofConnection = connection;
    switch (broker.state()) {
      case WORKING -> acknowledgeSoon();
      case GONE -> drop();
      case FROZEN ->
          stage.after(
              SILENCE_NOTICED_AFTER,
              () -> {
                if (ofConnection == connection && broker.state() == TrialBroker.State.FROZEN) {
                  drop();
                }
              });
    }
  }

  private void drop() {
    if (closed || !isConnected()) {
      return;
    }
    supervisor.lost(now(), LinkSupervisor.Loss.BROKEN);
    lose();
    pump();
  }

  /** What was on the way may have arrived all the same. */
  private void lose() {
    connection++;
    for (Outgoing message : onTheWay) {
      if (broker.state() != TrialBroker.State.FROZEN && chance.nextBoolean()) {
        arrived(message);
      } else {
        break;
      }
    }
    onTheWay.clear();
    outbox.disconnected();
  }

  private void handOver() {
    while (isConnected()) {
      var next = outbox.next();
      if (next.isEmpty()) {
        break;
      }
      onTheWay.add(next.get());
    }
    acknowledgeSoon();
  }

  private void acknowledgeSoon() {
    if (acknowledging || onTheWay.isEmpty() || broker.state() != TrialBroker.State.WORKING) {
      return;
    }
    acknowledging = true;
    int ofConnection = connection;
    stage.after(
        ROUND_TRIP,
        () -> {
          acknowledging = false;
          if (ofConnection == connection) {
            acknowledge();
          } else {
            acknowledgeSoon();
          }
        });
  }

  private void acknowledge() {
    if (broker.state() != TrialBroker.State.WORKING) {
      return;
    }
    List<Outgoing> taken = List.copyOf(onTheWay);
    onTheWay.clear();
    for (Outgoing message : taken) {
      arrived(message);
      outbox
          .acknowledged(message.token())
          .ifPresent(id -> {
            recordTaken.accept(new SessionId(id));
            offerWaiting();
          });
    }
    handOver();
  }

  private void arrived(Outgoing message) {
    tell.accept(new Fact.BrokerHas(message.topic(), message.payload()));
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {
    outbox.putState(view.name() + "/state", view.state());
    outbox.putState(view.name() + "/heater", view.heater().name());
    outbox.putState(view.name() + "/faults", view.faults().toString());
    pump();
  }

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {
    if (view.sessionRuns()) {
      outbox.putLive(view.name() + "/remaining", Long.toString(live.remaining().toSeconds()));
      pump();
    }
  }

  @Override
  public void noticed(PadName pad, Notice notice, Stamp stamp) {
    Outbox.Importance importance =
        switch (notice.kind()) {
          case STARTED, STOPPED, PROMPT, FAULT, FAULT_CLEARED -> Outbox.Importance.ESSENTIAL;
          case PHASE, REFUSED -> Outbox.Importance.ROUTINE;
        };
    outbox.putMessage(pad + "/event", run + ":" + stamp.sequence(), importance);
    pump();
  }

  @Override
  public void ended(SessionRecord end) {
    waiting.addLast(end);
    offerWaiting();
    pump();
  }

  private void offerWaiting() {
    while (!waiting.isEmpty() && isAccepted(waiting.getFirst())) {
      waiting.removeFirst();
    }
  }

  private boolean isAccepted(SessionRecord end) {
    String id = end.opening().id().text();
    return switch (outbox.putRecord(id, end.opening().pad() + "/record", id)) {
      case ACCEPTED, ALREADY_WAITING -> true;
      case NO_ROOM -> false;
    };
  }
}
