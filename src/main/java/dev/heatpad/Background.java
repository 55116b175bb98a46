package dev.heatpad;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A part that starts beside others, because it takes long and nobody needs it at once. */
final class Background<T> {

  private final FutureTask<T> task;

  private Background(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Background<T> start(String threadName, Callable<T> start) {
    FutureTask<T> task = new FutureTask<>(start);
    Thread.ofPlatform().name(threadName).daemon(true).start(task);
    return new Background<>(task);
  }

  /** Waits for the part, and throws what its start threw. */
  T await() throws StartException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      throw StartException.of(failure.getCause() == null ? failure : failure.getCause());
    }
  }
}
