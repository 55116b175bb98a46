package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.PairedClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The gate of a server under test, a time that the test moves, and clients that are let in. */
final class TestDoor {

  static final Instant WALL = Instant.parse("2026-11-23T10:00:00Z");

  private final Access access;
  private final Gate gate;
  private volatile MonotonicTime now = MonotonicTime.ofNanos(0);

  /** The client of a test and the token that it came in with. */
  record Phone(PairedClient client, String token) {
    /** For the header "Authorization". */
    String bearer() {
      return "Bearer " + token;
    }
  }

  TestDoor() {
    this(List.of(), new MemoryJournal());
  }

  TestDoor(List<PairedClient> known, Journal journal) {
    SecureRandom random = new SecureRandom();
    access =
        new Access(
            new PairedClients(known, journal, random),
            new Access.Clocks(() -> now, InstantSource.fixed(WALL)),
            random);
    access.servedAt(URI.create("http://192.168.1.7:8480"));
    gate =
        new Gate(
            new HostCheck(List.of("pi"), List.of()), access.paired(), InstantSource.fixed(WALL));
  }

  Access access() {
    return access;
  }

  Gate gate() {
    return gate;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Lets somebody in without a code. */
  Phone letIn(String name) {
    try {
      return switch (access.paired().add(new ClientName(name), WALL)) {
        case PairedClients.Added(var client, var token) -> new Phone(client, token);
        case PairedClients.Full _, PairedClients.NotKept _ ->
            throw new AssertionError("not let in");
      };
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }

  /** A code as a person at the device would get it. */
  String code() {
    return switch (access.invite()) {
      case LocalAccess.Invitation invitation -> invitation.code();
      case LocalAccess.NoRoom _, LocalAccess.NotYet _ -> throw new AssertionError("no code");
    };
  }
}
