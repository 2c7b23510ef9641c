-- POST events as one of the platform's modules, BATCH of them in each request: messages to one random user each, or with
-- TYPE=appointment appointments of two in some days. SERVICE_TOKEN is its token, USERS the number of users, their ids counting
-- from 1. Every event has an id of its own, also beside those of other runs.
local batch, users = tonumber(os.getenv("BATCH")), tonumber(os.getenv("USERS"))
local isAppointment = os.getenv("TYPE") == "appointment" -- else "message"
local headers = {
   ["Authorization"] = "Bearer " .. os.getenv("SERVICE_TOKEN"),
   ["Content-Type"] = batch == 1 and "application/cloudevents+json" or "application/cloudevents-batch+json",
}
local run, count, base = "", 0, 0

function init(args)
   math.randomseed(os.time())
   base = os.time() % 10000000 * 1000000
   run = tostring(base)
end

local function data(kind, rest)
   return '{"specversion":"1.0","id":"' .. run .. '-' .. count .. '","source":"/bench","type":"mediconnect.' .. kind
      .. '","data":{' .. rest .. '}}'
end

local function event()
   count = count + 1
   if isAppointment then
      return data("appointment.scheduled", '"appointment_id":' .. (base + count) .. ',"patient_id":' .. math.random(users)
         .. ',"doctor_id":' .. math.random(users) .. ',"starts_at":"' .. os.date("!%Y-%m-%dT%H:%M:00Z", os.time() + 86400 * math.random(2, 60)) .. '"')
   end
   return data("chat.message_sent", '"message_id":' .. count .. ',"sender_id":' .. math.random(users)
      .. ',"recipient_id":' .. math.random(users) .. ',"preview":"Your results are here: shall we talk tomorrow?"')
end

function request()
   if batch == 1 then
      return wrk.format("POST", "/api/events/", headers, event())
   end
   local events = {}
   for i = 1, batch do
      events[i] = event()
   end
   return wrk.format("POST", "/api/events/", headers, "[" .. table.concat(events, ",") .. "]")
end
