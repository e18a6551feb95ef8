-- Each request another address: the threads of wrk share a file of addresses, each taking every second line.
-- Arguments: FILE SKIP.

local threads = 0

function setup(thread)
  thread:set("serial", threads)
  threads = threads + 1
end

function init(args)
  requests = {}
  local line_number, skip = 0, tonumber(args[2] or "0")
  for line in io.lines(args[1]) do
    if line_number % 2 == serial % 2 then
      requests[#requests + 1] = wrk.format("GET", line)
    end
    line_number = line_number + 1
  end
  at = math.floor(skip / 2) % #requests
end

function request()
  at = at + 1
  if at > #requests then at = 1 end
  return requests[at]
end
