package org.vultus.server.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients that call at the same moment. */
final class Crowd {

  private Crowd() {}

  /** What a client does. */
  interface Call {
    Answer send(int client) throws Exception;
  }

  static List<Answer> of(int clients, Call call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(clients);
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      calls.add(
          () -> {
            start.await();
            return call.send(client);
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
