-- The longest Collatz chain that starts below N; twin of collatz.py.
-- Stresses whole-number arithmetic in a loop of unpredictable length.
local DEFAULT_N = 60000

local function chain_length(value)
  local length = 1
  while value ~= 1 do
    if value % 2 == 0 then
      value = value / 2
    else
      value = 3 * value + 1
    end
    length = length + 1
  end
  return length
end

local function run(n)
  local best, best_start, total = 0, 0, 0
  for start = 1, n - 1 do
    local length = chain_length(start)
    total = total + length
    if length > best then
      best = length
      best_start = start
    end
  end
  return string.format("%d %d %.0f", best_start, best, total)
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
