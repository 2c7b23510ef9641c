-- GET the first page of a random user's list. TOKENS names a file with one token a line.
local requests = {}

function init(args)
   math.randomseed(os.time())
   for token in io.lines(os.getenv("TOKENS")) do
      requests[#requests + 1] = wrk.format("GET", "/api/notifications/?page_size=20", { ["Authorization"] = "Bearer " .. token })
   end
end

function request()
   return requests[math.random(#requests)]
end
