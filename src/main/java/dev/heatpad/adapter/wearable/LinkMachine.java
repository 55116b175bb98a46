package dev.heatpad.adapter.wearable;

import dev.heatpad.adapter.wearable.Observed.Channel;
import dev.heatpad.adapter.wearable.Observed.Peer;
import dev.heatpad.adapter.wearable.Observed.Radio;
import dev.heatpad.adapter.wearable.Observed.Reading;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.Signal.LinkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides how to come to the wearable and how to stay there. Pure: it is told what can be observed,
 * what happened and when, and answers with what to do. {@link BluetoothWearable}'s thread owns it.
 *
 * <pre>
 * phase       on                                           next, and what is done
 * DOWN        radio on                                     WAITING, over at once
 * any         radio not on                                 DOWN; again and again OpenBus or LookForService
 * WAITING     pause over, device unknown                   SEARCHING, Search
 * WAITING     pause over, device known                     CONNECTING, Connect
 * WAITING     pause over, connected                        RESOLVING
 * SEARCHING   device known                                 CONNECTING, StopSearch, Connect
 * SEARCHING   refused, or 30 s                             WAITING, StopSearch
 * CONNECTING  connected                                    RESOLVING
 * CONNECTING  refused, device unknown, or 20 s             WAITING, Disconnect
 * RESOLVING   all it offers is known                       LIVE, Subscribe
 * RESOLVING   30 s                                         DROPPING, Disconnect
 * RESOLVING   not connected                                WAITING
 * LIVE        nothing heard for the age that is stale      LIVE, Resubscribe (once)
 * LIVE        nothing heard for twice that                 DROPPING, Disconnect
 * LIVE        each 5 s, if it speaks on change only        LIVE, Read
 * LIVE        not connected                                WAITING
 * DROPPING    not connected, or 5 s                        WAITING
 * </pre>
 *
 * <p>The pauses grow with each try, and begin anew once something was heard: a connection alone
 * proves nothing. The device is "heard" when a packet became a signal.
 */
final class LinkMachine {

  /** D-Bus itself gives up an answer after this time; BlueZ goes on until told to stop. */
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

  /** Exploring what a watch offers takes seconds at its first connection. */
  static final Duration RESOLVE_LIMIT = Duration.ofSeconds(30);

  /** Searching costs the Wi-Fi beside it air time, so it is done in turns. */
  static final Duration SEARCH_LIMIT = Duration.ofSeconds(30);

  static final Duration DROP_LIMIT = Duration.ofSeconds(5);

  /** A third of the age at which a device that speaks on change warns, rounded up. */
  static final Duration READ_PERIOD = Duration.ofSeconds(5);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15));

  /** How long the longest nap may be, for what no deadline tells. */
  private static final Duration MAX_NAP = Duration.ofMinutes(1);

  private sealed interface Phase {}

  private record Down(Radio why, MonotonicTime nextTry, int tries) implements Phase {}

  private record Waiting(MonotonicTime until, LinkState shown) implements Phase {}

  private record Searching(LinkAction.Search asked, MonotonicTime until) implements Phase {}

  private record Connecting(LinkAction.Connect asked, MonotonicTime until) implements Phase {}

  private record Resolving(MonotonicTime until) implements Phase {}

  private record Live(
      Set<String> subscribed, MonotonicTime heardAt, Nudge nudge, MonotonicTime nextRead)
      implements Phase {}

  private record Dropping(MonotonicTime until) implements Phase {}

  /** Whether a device that fell silent was asked to speak again. */
  private enum Nudge {
    NOT_YET,
    DONE
  }

  private Phase phase;
  private Cadence cadence = Cadence.LIVE;
  private int tries;
  private long attempts;
  private List<LinkAction> wanted = new ArrayList<>();

  LinkMachine(MonotonicTime now) {
    phase = new Down(Radio.NO_BUS, now, 0);
  }

  /** What to do now, in this order. */
  List<LinkAction> step(Observed seen, LinkEvent event, MonotonicTime now) {
    wanted = new ArrayList<>();
    phase = absorb(seen, event, now);
    Phase before;
    do {
      before = phase;
      phase = seen.radio() == Radio.ON ? next(seen, now) : down(seen.radio(), now);
    } while (!phase.equals(before));
    return List.copyOf(wanted);
  }

  /** What to take back before the program ends. */
  List<LinkAction.DeviceCall> farewell(Observed seen) {
    if (phase instanceof Searching searching) {
      return List.of(new LinkAction.StopSearch(searching.asked.adapter()));
    }
    if (phase instanceof Connecting connecting) {
      return List.of(new LinkAction.Disconnect(connecting.asked.device()));
    }
    return switch (seen.peer()) {
      case Peer.Linked(String path) -> List.of(new LinkAction.Disconnect(path));
      case Peer.Ready ready -> List.of(new LinkAction.Disconnect(ready.path()));
      case Peer.Absent _, Peer.Known _ -> List.of();
    };
  }

  /** How far the connection has come. */
  LinkState state() {
    return switch (phase) {
      case Down _ -> LinkState.RADIO_OFF;
      case Waiting waiting -> waiting.shown;
      case Searching _ -> LinkState.SEARCHING;
      case Connecting _, Resolving _ -> LinkState.CONNECTING;
      case Live _ -> LinkState.CONNECTED;
      case Dropping _ -> LinkState.LOST;
    };
  }

  /** How long nothing is to be done if nothing happens. */
  Duration nap(MonotonicTime now) {
    MonotonicTime next =
        switch (phase) {
          case Down down -> isTriedAgain(down.why) ? down.nextTry : now.plus(MAX_NAP);
          case Waiting waiting -> waiting.until;
          case Searching searching -> searching.until;
          case Connecting connecting -> connecting.until;
          case Resolving resolving -> resolving.until;
          case Live live -> nextDeadline(live);
          case Dropping dropping -> dropping.until;
        };
    return next.earlier(now.plus(MAX_NAP)).later(now).minus(now);
  }

  private MonotonicTime nextDeadline(Live live) {
    MonotonicTime silent = live.heardAt.plus(patience(live.nudge));
    return cadence == Cadence.ON_CHANGE ? silent.earlier(live.nextRead) : silent;
  }

  private Phase absorb(Observed seen, LinkEvent event, MonotonicTime now) {
    return switch (event) {
      case LinkEvent.Woke() -> phase;
      case LinkEvent.Heard(MonotonicTime arrivedAt) -> {
        if (!(phase instanceof Live live)) {
          yield phase;
        }
        tries = 0;
        yield new Live(
            live.subscribed, live.heardAt.later(arrivedAt), Nudge.NOT_YET, live.nextRead);
      }
      case LinkEvent.Refused(LinkAction.DeviceCall call) ->
          switch (phase) {
            case Searching searching when searching.asked.equals(call) ->
                pause(now, LinkState.SEARCHING);
            case Connecting connecting when connecting.asked.equals(call) ->
                seen.peer() instanceof Peer.Known ? pause(now, LinkState.LOST) : phase;
            case Down _, Waiting _, Searching _, Connecting _, Resolving _, Live _, Dropping _ ->
                phase;
          };
    };
  }

  private Phase down(Radio why, MonotonicTime now) {
    Down down = phase instanceof Down before && before.why == why ? before : new Down(why, now, 0);
    if (!isTriedAgain(why) || now.isBefore(down.nextTry)) {
      return down;
    }
    wanted.add(why == Radio.NO_BUS ? new LinkAction.OpenBus() : new LinkAction.LookForService());
    return new Down(why, now.plus(pauseAfter(down.tries)), down.tries + 1);
  }

  /** A controller and its power announce themselves. */
  private static boolean isTriedAgain(Radio why) {
    return switch (why) {
      case NO_BUS, NO_SERVICE -> true;
      case NO_CONTROLLER, OFF, ON -> false;
    };
  }

  private Phase next(Observed seen, MonotonicTime now) {
    return switch (phase) {
      case Down _ -> {
        tries = 0;
        yield new Waiting(now, LinkState.SEARCHING);
      }
      case Waiting waiting -> wait(waiting, seen, now);
      case Searching searching -> search(searching, seen, now);
      case Connecting connecting -> connect(connecting, seen, now);
      case Resolving resolving -> resolve(resolving, seen, now);
      case Live live -> live(live, seen, now);
      case Dropping dropping ->
          isLinked(seen.peer()) && now.isBefore(dropping.until)
              ? dropping
              : pause(now, LinkState.LOST);
    };
  }

  private Phase wait(Waiting waiting, Observed seen, MonotonicTime now) {
    if (now.isBefore(waiting.until)) {
      return waiting;
    }
    return switch (seen.peer()) {
      case Peer.Absent() -> {
        LinkAction.Search search = new LinkAction.Search(seen.adapter(), ++attempts);
        wanted.add(search);
        yield new Searching(search, now.plus(SEARCH_LIMIT));
      }
      case Peer.Known(String path) -> connecting(path, now);
      case Peer.Linked _, Peer.Ready _ -> resolving(now);
    };
  }

  private Phase search(Searching searching, Observed seen, MonotonicTime now) {
    boolean found = !(seen.peer() instanceof Peer.Absent);
    if (!found && now.isBefore(searching.until)) {
      return searching;
    }
    // Many controllers cannot connect while they search.
    wanted.add(new LinkAction.StopSearch(searching.asked.adapter()));
    return switch (seen.peer()) {
      case Peer.Absent() -> pause(now, LinkState.SEARCHING);
      case Peer.Known(String path) -> connecting(path, now);
      case Peer.Linked _, Peer.Ready _ -> resolving(now);
    };
  }

  private Phase connect(Connecting connecting, Observed seen, MonotonicTime now) {
    return switch (seen.peer()) {
      case Peer.Linked _, Peer.Ready _ -> resolving(now);
      case Peer.Absent() -> pause(now, LinkState.LOST);
      case Peer.Known(String path) -> {
        if (now.isBefore(connecting.until)) {
          yield connecting;
        }
        wanted.add(new LinkAction.Disconnect(path));
        yield pause(now, LinkState.LOST);
      }
    };
  }

  private Phase resolve(Resolving resolving, Observed seen, MonotonicTime now) {
    return switch (seen.peer()) {
      case Peer.Ready ready -> {
        cadence = ready.profile().cadence();
        yield new Live(Set.of(), now, Nudge.NOT_YET, now);
      }
      case Peer.Linked(String path) ->
          now.isBefore(resolving.until) ? resolving : dropping(path, now);
      case Peer.Absent _, Peer.Known _ -> pause(now, LinkState.LOST);
    };
  }

  private Phase live(Live live, Observed seen, MonotonicTime now) {
    return switch (seen.peer()) {
      case Peer.Ready ready -> listen(subscribeToNew(live, ready), ready, now);
      case Peer.Linked _ -> resolving(now);
      case Peer.Absent _, Peer.Known _ -> pause(now, LinkState.LOST);
    };
  }

  private Live subscribeToNew(Live live, Peer.Ready ready) {
    List<String> missing = paths(ready.channels());
    missing.removeAll(live.subscribed);
    if (missing.isEmpty()) {
      return live;
    }
    wanted.add(new LinkAction.Subscribe(missing));
    Set<String> subscribed = new HashSet<>(live.subscribed);
    subscribed.addAll(missing);
    return new Live(subscribed, live.heardAt, live.nudge, live.nextRead);
  }

  private Phase listen(Live live, Peer.Ready ready, MonotonicTime now) {
    if (!now.isBefore(live.heardAt.plus(patience(live.nudge)))) {
      if (live.nudge == Nudge.DONE) {
        return dropping(ready.path(), now);
      }
      wanted.add(new LinkAction.Resubscribe(paths(ready.channels())));
      return new Live(live.subscribed, live.heardAt, Nudge.DONE, live.nextRead);
    }
    if (cadence != Cadence.ON_CHANGE || now.isBefore(live.nextRead)) {
      return live;
    }
    List<Channel> readable =
        ready.channels().stream().filter(it -> it.reading() == Reading.POSSIBLE).toList();
    if (!readable.isEmpty()) {
      wanted.add(new LinkAction.Read(paths(readable)));
    }
    return new Live(live.subscribed, live.heardAt, live.nudge, now.plus(READ_PERIOD));
  }

  /** How long a device may be silent before something is done. */
  private Duration patience(Nudge nudge) {
    return switch (nudge) {
      case NOT_YET -> cadence.staleAfter();
      case DONE -> cadence.staleAfter().multipliedBy(2);
    };
  }

  private static List<String> paths(List<Channel> channels) {
    return new ArrayList<>(channels.stream().map(Channel::path).toList());
  }

  private Phase connecting(String device, MonotonicTime now) {
    LinkAction.Connect connect = new LinkAction.Connect(device, ++attempts);
    wanted.add(connect);
    return new Connecting(connect, now.plus(CONNECT_LIMIT));
  }

  private static Phase resolving(MonotonicTime now) {
    return new Resolving(now.plus(RESOLVE_LIMIT));
  }

  private Phase dropping(String device, MonotonicTime now) {
    wanted.add(new LinkAction.Disconnect(device));
    return new Dropping(now.plus(DROP_LIMIT));
  }

  private Phase pause(MonotonicTime now, LinkState shown) {
    return new Waiting(now.plus(pauseAfter(tries++)), shown);
  }

  private static Duration pauseAfter(int tries) {
    return PAUSES.get(Math.min(tries, PAUSES.size() - 1));
  }

  private static boolean isLinked(Peer peer) {
    return switch (peer) {
      case Peer.Linked _, Peer.Ready _ -> true;
      case Peer.Absent _, Peer.Known _ -> false;
    };
  }
}
