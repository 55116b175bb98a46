package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.web.PairedClients.Added;
import dev.heatpad.adapter.web.PairedClients.Full;
import dev.heatpad.adapter.web.PairedClients.NotKept;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.fixture.MemoryJournal.Disk;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.JournalEntry.ClientPaired;
import dev.heatpad.loop.JournalEntry.ClientRevoked;
import dev.heatpad.loop.JournalEntry.ClientSeen;
import dev.heatpad.loop.LocalAccess.Revocation;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.loop.TokenHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Design 4.4: who may come in, until when, and what is kept of it. */
final class PairedClientsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ClientName PHONE = new ClientName("phone");

  private final MemoryJournal journal = new MemoryJournal();
  private final PairedClients clients = new PairedClients(List.of(), journal, new SecureRandom());

  @Test
  void aClientIsKnownByItsTokenAndByNoOther() throws InterruptedException {
    Added one = add();
    Added other = add();
    assertEquals(Optional.of(one.client()), clients.ofToken(one.token(), NOW));
    assertEquals(Optional.of(other.client()), clients.ofToken(other.token(), NOW));
    for (String no : List.of("", "x", one.token() + "x", one.client().token().hex())) {
      assertEquals(Optional.empty(), clients.ofToken(no, NOW));
    }
  }

  @Test
  void aTokenHas256BitsAndOnlyItsHashIsKept() throws InterruptedException {
    Added one = add();
    assertEquals(32, Base64.getUrlDecoder().decode(one.token()).length);
    assertNotEquals(one.token(), add().token());
    PairedClient kept = journal.written(ClientPaired.class).getFirst().client();
    assertEquals(TokenHash.of(one.token()), kept.token());
    assertFalse(kept.toString().contains(one.token()));
    assertFalse(one.toString().contains(one.token()), "not in a log either");
  }

  @Test
  void knownClientsComeBackFromTheJournal() throws InterruptedException {
    Added one = add();
    PairedClients afterRestart =
        new PairedClients(List.of(one.client()), journal, new SecureRandom());
    assertEquals(Optional.of(one.client()), afterRestart.ofToken(one.token(), NOW));
  }

  @Test
  void nobodyIsLetInWhomTheDiskDidNotTake() throws InterruptedException {
    journal.disk(Disk.FAILING);
    assertEquals(new NotKept(), clients.add(PHONE, NOW));
    assertEquals(List.of(), clients.all());
  }

  @Test
  void thereIsRoomForThirtyTwo() throws InterruptedException {
    Added first = add();
    for (int i = 1; i < 32; i++) {
      add();
    }
    assertEquals(new Full(), clients.add(PHONE, NOW));
    assertEquals(32, journal.written(ClientPaired.class).size());
    clients.revoke(first.client().id());
    add();
  }

  @Test
  void whoIsSentAwayIsOutAndItsStreamsEndOnce() throws InterruptedException {
    Added one = add();
    Added other = add();
    List<String> ended = new ArrayList<>();
    clients.onRevoked(one.client().id(), () -> ended.add("first"));
    clients.onRevoked(one.client().id(), () -> ended.add("second"));
    clients.onRevoked(one.client().id(), () -> ended.add("closed before")).close();
    clients.onRevoked(other.client().id(), () -> ended.add("of somebody else"));
    assertEquals(Revocation.REVOKED, clients.revoke(one.client().id()));
    assertEquals(List.of("first", "second"), ended);
    assertEquals(Optional.empty(), clients.ofToken(one.token(), NOW));
    assertEquals(List.of(other.client()), clients.all());
    assertEquals(
        List.of(new ClientRevoked(one.client().id())), journal.written(ClientRevoked.class));
    assertEquals(Revocation.UNKNOWN, clients.revoke(one.client().id()));
    clients.onRevoked(one.client().id(), () -> ended.add("too late")).close();
    assertEquals(List.of("first", "second", "too late"), ended);
  }

  @Test
  void aStreamThatFailsToEndKeepsNoOtherFromIt() throws InterruptedException {
    Logger.getLogger(PairedClients.class.getName()).setLevel(Level.OFF);
    Added one = add();
    List<String> ended = new ArrayList<>();
    clients.onRevoked(
        one.client().id(),
        () -> {
          throw new IllegalStateException("expected by this test");
        });
    clients.onRevoked(one.client().id(), () -> ended.add("second"));
    assertEquals(Revocation.REVOKED, clients.revoke(one.client().id()));
    assertEquals(List.of("second"), ended);
  }

  @Test
  void whoIsSentAwayIsOutThoughTheDiskFailsAndItCanBeTriedAgain() throws InterruptedException {
    Added one = add();
    journal.disk(Disk.FAILING);
    assertEquals(Revocation.NOT_KEPT, clients.revoke(one.client().id()));
    assertEquals(Optional.empty(), clients.ofToken(one.token(), NOW));
    journal.disk(Disk.WORKING);
    assertEquals(Revocation.REVOKED, clients.revoke(one.client().id()));
    assertEquals(1, journal.written(ClientRevoked.class).size());
    assertEquals(Revocation.UNKNOWN, clients.revoke(new ClientId("00000000")));
  }

  @Test
  void aClientIsSeenOnceAnHour() throws InterruptedException {
    Added one = add();
    clients.ofToken(one.token(), NOW.plus(Duration.ofMinutes(59)));
    assertEquals(List.of(), journal.written(ClientSeen.class));
    Instant later = NOW.plus(Duration.ofHours(1));
    clients.ofToken(one.token(), later);
    clients.ofToken(one.token(), later.plusSeconds(1));
    assertEquals(
        List.of(new ClientSeen(one.client().id(), later)), journal.written(ClientSeen.class));
    assertEquals(later, clients.all().getFirst().lastSeenAt());
    Instant clockSetBack = NOW.minus(Duration.ofDays(900));
    clients.ofToken(one.token(), clockSetBack);
    assertEquals(clockSetBack, clients.all().getFirst().lastSeenAt());
    assertTrue(clients.ofToken("unknown", later).isEmpty());
  }

  private Added add() throws InterruptedException {
    return assertInstanceOf(Added.class, clients.add(PHONE, NOW));
  }
}
