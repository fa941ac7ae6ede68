package org.vultus.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what comes one by one and passes it on by the thousand. */
final class Chunks<T> {

  private static final int SIZE = 1000;

  private final Consumer<List<T>> each;
  private final List<T> chunk = new ArrayList<>(SIZE);

  Chunks(Consumer<List<T>> each) {
    this.each = each;
  }

  void add(T item) {
    chunk.add(item);
    if (chunk.size() == SIZE) {
      flush();
    }
  }

  /** Passes on what is left, if anything. */
  void flush() {
    if (!chunk.isEmpty()) {
      each.accept(List.copyOf(chunk));
      chunk.clear();
    }
  }
}
