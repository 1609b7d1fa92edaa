-- Pi by Monte Carlo with the Park-Miller generator; twin of lcg_pi.py.
-- Products stay below 2^47, so doubles hold them exactly.
local DEFAULT_N = 1500000
local MULTIPLIER = 48271
local MODULUS = 2147483647

local function run(n)
  local state, hits = 20231, 0
  for _ = 1, n do
    state = state * MULTIPLIER % MODULUS
    local x = state / MODULUS
    state = state * MULTIPLIER % MODULUS
    local y = state / MODULUS
    if x * x + y * y <= 1.0 then hits = hits + 1 end
  end
  return string.format("%d %.9f %.0f", hits, 4.0 * hits / n, state)
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
