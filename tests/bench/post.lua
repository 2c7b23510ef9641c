-- POST a notification to a random user, as one of the platform's modules. SERVICE_TOKEN is its token, USERS the number of
-- users, their ids counting from 1.
local requests = {}

function init(args)
   math.randomseed(os.time())
   local headers = { ["Authorization"] = "Bearer " .. os.getenv("SERVICE_TOKEN"), ["Content-Type"] = "application/json" }
   for user = 1, tonumber(os.getenv("USERS")) do
      local body = '{"recipient_id":' .. user .. ',"notification_type":"message","title":"A new message",'
         .. '"message":"You have a new message.","channels":["in_app"]}'
      requests[#requests + 1] = wrk.format("POST", "/api/notifications/", headers, body)
   end
end

function request()
   return requests[math.random(#requests)]
end
