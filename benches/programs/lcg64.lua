-- Pi by Monte Carlo with Knuth's 64-bit generator; twin of lcg64.py.
-- Needs LuaJIT: the state is an unsigned 64-bit cdata number, which wraps.
local DEFAULT_N = 1000000
local rshift = require("bit").rshift
local MULTIPLIER = 6364136223846793005ULL
local INCREMENT = 1442695040888963407ULL
local SCALE = 2147483648.0

local function run(n)
  local state, hits = 20231ULL, 0
  for _ = 1, n do
    state = state * MULTIPLIER + INCREMENT
    local x = tonumber(rshift(state, 33)) / SCALE
    state = state * MULTIPLIER + INCREMENT
    local y = tonumber(rshift(state, 33)) / SCALE
    if x * x + y * y <= 1.0 then hits = hits + 1 end
  end
  local digits = tostring(state):gsub("ULL", "")
  return string.format("%d %.9f %s", hits, 4.0 * hits / n, digits)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
