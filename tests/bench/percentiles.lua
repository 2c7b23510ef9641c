-- The request of the URL with AUTHORIZATION, and the percentiles of its latency in milliseconds: "p50 1.234".
wrk.headers["Authorization"] = os.getenv("AUTHORIZATION")

function done(summary, latency, requests)
   for _, share in ipairs({ 50, 99 }) do
      io.write(string.format("p%d %.3f\n", share, latency:percentile(share) / 1000))
   end
end
