package dev.heatpad.cli;

/** Every change as one line of JSON, for programs. */
final class JsonWatch implements WatchView {

  private final Invocation invocation;

  JsonWatch(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public boolean isWanted() {
    return !invocation.out().checkError();
  }

  @Override
  public void show(Document status) {
    invocation.write(status.compact() + "\n");
  }

  @Override
  public void pass() {}

  @Override
  public void close() {}
}
