-- PATCH unread notifications of the users to read, one after the other. UNREAD is a file with the token of a recipient and the
-- id of a notification on each line, none of them twice; FIRST of them were taken before.
local lines, nth = {}, 0

function init(args)
   for line in io.lines(os.getenv("UNREAD")) do lines[#lines + 1] = line end
   nth = tonumber(os.getenv("FIRST") or "0")
end

function request()
   nth = nth + 1
   assert(lines[nth], "nothing is left to mark as read: more NOTIFICATIONS, or a shorter DURATION")
   local token, id = lines[nth]:match("^(%S+) (%S+)$")
   return wrk.format("PATCH", "/api/notifications/" .. id .. "/",
      { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, '{"is_read":true}')
end
