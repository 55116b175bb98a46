package dev.heatpad.adapter.web;

import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.LocalAccess.Revocation;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.loop.TokenHash;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Who may come in. Of a token only the hash is known here. Any thread may ask. Somebody new is let
 * in when the disk has it; somebody who is sent away is out at once.
 */
public final class PairedClients {

  /** More than the phones of a household; each request looks at all of them. */
  public static final int MAX_CLIENTS = 32;

  /** 256 bits: nobody guesses one, so its plain hash is enough. */
  static final int TOKEN_BYTES = 32;

  /** A phone asks once a second; its moments are worth a row only now and then. */
  static final Duration SEEN_EVERY = Duration.ofHours(1);

  private static final Logger LOG = System.getLogger(PairedClients.class.getName());

  private static final int ID_BYTES = 4;

  /** As long as a start waits for its row. */
  private static final Duration DISK_LIMIT = Duration.ofSeconds(2);

  private final Journal journal;
  private final SecureRandom random;
  private final ReentrantLock gate = new ReentrantLock();

  /** Held while the disk is waited for; whoever comes in or leaves does not wait for it. */
  private final ReentrantLock adding = new ReentrantLock();

  private final Map<ClientId, PairedClient> clients = new LinkedHashMap<>();
  private final Map<ClientId, Set<Runnable>> listeners = new LinkedHashMap<>();

  /** Sent away, yet still on the disk. */
  private final Set<ClientId> leftOnDisk = new LinkedHashSet<>();

  /** What became of the wish to pair. */
  sealed interface Addition {}

  /** The only place where a token is in clear; it goes to its client and nowhere else. */
  record Added(PairedClient client, String token) implements Addition {
    @Override
    public String toString() {
      return "Added[" + client.id() + "]";
    }
  }

  record Full() implements Addition {}

  /** The disk did not take it. */
  record NotKept() implements Addition {}

  /** Ends a wish to be told. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param known from the journal
   * @param random for tokens and ids
   */
  public PairedClients(List<PairedClient> known, Journal journal, SecureRandom random) {
    this.journal = journal;
    this.random = random;
    known.forEach(client -> clients.put(client.id(), client));
  }

  /** All of them, the oldest first. */
  public List<PairedClient> all() {
    return guarded(() -> List.copyOf(clients.values()));
  }

  boolean isFull() {
    return guarded(() -> clients.size() >= MAX_CLIENTS);
  }

  /**
   * Runs something once when a client is sent away: at once if it is gone already. Whoever streams
   * to a client ends the stream by it.
   */
  public Watch onRevoked(ClientId client, Runnable task) {
    // An object of its own, so that the same task given twice counts twice.
    Runnable own = () -> task.run();
    boolean isPaired =
        guarded(() ->
            clients.containsKey(client)
                && listeners.computeIfAbsent(client, _ -> new LinkedHashSet<>()).add(own));
    if (!isPaired) {
      task.run();
    }
    return () -> forget(client, own);
  }

  private void forget(ClientId client, Runnable task) {
    guarded(() -> {
      Set<Runnable> tasks = listeners.getOrDefault(client, new LinkedHashSet<>());
      tasks.remove(task);
      return tasks.isEmpty() && listeners.remove(client, tasks);
    });
  }

  /** Whose token this is; the client counts as seen then. */
  Optional<PairedClient> ofToken(String token, Instant now) {
    TokenHash hash = TokenHash.of(token);
    Optional<PairedClient> known =
        all().stream().filter(client -> client.token().matches(hash)).findFirst();
    known
        .filter(client -> isLongAgo(client.lastSeenAt(), now))
        .ifPresent(client -> {
          guarded(() -> clients.replace(client.id(), client, client.seenAt(now)));
          // A row that is lost is written the next hour.
          journal.write(new JournalEntry.ClientSeen(client.id(), now), _ -> {});
        });
    return known;
  }

  private static boolean isLongAgo(Instant seen, Instant now) {
    return Duration.between(seen, now).abs().compareTo(SEEN_EVERY) >= 0;
  }

  /** Makes a client and its token. */
  Addition add(ClientName name, Instant now) throws InterruptedException {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    PairedClient client = new PairedClient(newId(), name, TokenHash.of(token), now, now);
    adding.lock();
    try {
      if (isFull()) {
        return new Full();
      }
      if (!isKept(new JournalEntry.ClientPaired(client))) {
        // Should the disk take it later, it must not come back as somebody unknown.
        journal.write(new JournalEntry.ClientRevoked(client.id()), _ -> {});
        return new NotKept();
      }
      return guarded(() -> {
        clients.put(client.id(), client);
        return new Added(client, token);
      });
    } finally {
      adding.unlock();
    }
  }

  private ClientId newId() {
    byte[] bytes = new byte[ID_BYTES];
    Optional<ClientId> free = Optional.empty();
    while (free.isEmpty()) {
      random.nextBytes(bytes);
      ClientId drawn = new ClientId(HexFormat.of().formatHex(bytes));
      free =
          guarded(() -> clients.containsKey(drawn) || leftOnDisk.contains(drawn))
              ? Optional.empty()
              : Optional.of(drawn);
    }
    return free.get();
  }

  /** Sends a client away. What it has open ends before the disk is waited for. */
  Revocation revoke(ClientId client) throws InterruptedException {
    List<Runnable> tasks = new ArrayList<>();
    boolean isKnown =
        guarded(() -> {
          tasks.addAll(listeners.getOrDefault(client, Set.of()));
          listeners.remove(client);
          if (clients.remove(client) != null) {
            leftOnDisk.add(client);
          }
          return leftOnDisk.contains(client);
        });
    tasks.forEach(PairedClients::end);
    if (!isKnown) {
      return Revocation.UNKNOWN;
    }
    if (!isKept(new JournalEntry.ClientRevoked(client))) {
      return Revocation.NOT_KEPT;
    }
    guarded(() -> leftOnDisk.remove(client));
    return Revocation.REVOKED;
  }

  /** One stream that does not end must not keep the others from it. */
  private static void end(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.WARNING, "A client's stream did not end as it should.", failure);
    }
  }

  private boolean isKept(JournalEntry entry) throws InterruptedException {
    CompletableFuture<Journal.Outcome> outcome = new CompletableFuture<>();
    journal.write(entry, outcome::complete);
    try {
      return outcome.get(DISK_LIMIT.toNanos(), TimeUnit.NANOSECONDS) == Journal.Outcome.DURABLE;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    }
  }

  private <T> T guarded(Supplier<T> work) {
    gate.lock();
    try {
      return work.get();
    } finally {
      gate.unlock();
    }
  }
}
