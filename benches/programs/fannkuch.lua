-- Pancake flips over all permutations in Heap's order; twin of fannkuch.py.
-- Stresses indexed reads and writes of a short array of small integers.
local DEFAULT_N = 9

local function flips_to_front(perm, work, n)
  for i = 0, n - 1 do work[i] = perm[i] end
  local flips, first = 0, work[0]
  while first ~= 0 do
    local low, high = 0, first
    while low < high do
      work[low], work[high] = work[high], work[low]
      low = low + 1
      high = high - 1
    end
    flips = flips + 1
    first = work[0]
  end
  return flips
end

local function run(n)
  local perm, work, counters = {}, {}, {}
  for i = 0, n - 1 do
    perm[i] = i
    counters[i] = 0
  end
  local most = flips_to_front(perm, work, n)
  local checksum, sign, level = most, 1, 1
  while level < n do
    local c = counters[level]
    if c < level then
      local other = c
      if level % 2 == 0 then other = 0 end
      perm[other], perm[level] = perm[level], perm[other]
      counters[level] = c + 1
      level = 1
      sign = -sign
      local flips = flips_to_front(perm, work, n)
      checksum = checksum + sign * flips
      if flips > most then most = flips end
    else
      counters[level] = 0
      level = level + 1
    end
  end
  return string.format("%d %d", checksum, most)
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
