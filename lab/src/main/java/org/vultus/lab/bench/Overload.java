package org.vultus.lab.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many clients that verify one after the other and, when sent away, come back when they are told.
 */
final class Overload {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final byte[] form;

  Overload(URI server, byte[] form) {
    this.server = server;
    this.form = form;
  }

  /**
   * What a turn came to.
   *
   * @param verdicts a second
   * @param sentAway requests a second that were answered 503
   * @param failed requests that were answered otherwise, or not at all
   * @param health how long {@code /health/live} took
   */
  record Result(int clients, double verdicts, double sentAway, long failed, Times health) {

    @Override
    public String toString() {
      return String.format(
          "%4d clients: %.1f verdicts and %.1f refusals a second, %d failures; health %s",
          clients, verdicts, sentAway, failed, health);
    }
  }

  private record Counts(LongAdder verdicts, LongAdder sentAway, LongAdder failed) {}

  Result run(int clients, Duration time) throws InterruptedException {
    Counts counts = new Counts(new LongAdder(), new LongAdder(), new LongAdder());
    Times health = new Times();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (HttpClient http = client();
        HttpClient looking = client();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        threads.execute(() -> verifyUntil(end, http, counts));
      }
      while (System.nanoTime() < end) {
        long begin = System.nanoTime();
        send(looking, HttpRequest.newBuilder(server.resolve("/health/live")), counts);
        health.add(System.nanoTime() - begin);
        Thread.sleep(LOOK);
      }
    }
    double seconds = time.toNanos() / 1e9;
    return new Result(
        clients,
        counts.verdicts.sum() / seconds,
        counts.sentAway.sum() / seconds,
        counts.failed.sum(),
        health);
  }

  private void verifyUntil(long end, HttpClient http, Counts counts) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/verify/"))
            .header("Content-Type", "multipart/form-data; boundary=" + Client.BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form));
    try {
      while (System.nanoTime() < end) {
        Thread.sleep(Duration.ofSeconds(verify(end, http, request, counts)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In how many seconds to come again. What is answered after the end counts no more. */
  private static long verify(long end, HttpClient http, HttpRequest.Builder request, Counts counts)
      throws InterruptedException {
    Optional<HttpResponse<String>> answer = send(http, request, counts);
    if (answer.isEmpty() || System.nanoTime() >= end) {
      return 0;
    }
    boolean verdict = answer.get().statusCode() == 200;
    (verdict ? counts.verdicts : counts.sentAway).increment();
    return verdict ? 0 : answer.get().headers().firstValueAsLong("Retry-After").orElse(1);
  }

  private static Optional<HttpResponse<String>> send(
      HttpClient http, HttpRequest.Builder request, Counts counts) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200 || answer.statusCode() == 503) {
        return Optional.of(answer);
      }
    } catch (IOException e) {
      // Counted like an answer of the wrong kind.
    }
    counts.failed.increment();
    return Optional.empty();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
